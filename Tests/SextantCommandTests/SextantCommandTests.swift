// SextantCommandTests
