// TabularTextTests
