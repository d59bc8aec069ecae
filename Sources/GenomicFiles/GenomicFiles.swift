// GenomicFiles
