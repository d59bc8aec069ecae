// ReleasesTests
