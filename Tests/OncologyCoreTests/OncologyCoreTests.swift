// OncologyCoreTests
