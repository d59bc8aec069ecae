// GenomicFilesTests
