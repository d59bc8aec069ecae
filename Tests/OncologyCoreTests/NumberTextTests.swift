import OncologyCore
import Testing

@Suite struct NumberTextTests {
  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (3313, "3,313"), (1_234_567, "1,234,567"), (-999, "-999"),
    (-1000, "-1,000"),
  ])
  func integersAreGroupedInThrees(value: Int, text: String) {
    #expect(NumberText.integer(value) == text)
  }

  @Test(arguments: [
    (7.35, 1, "7.4"), (0.05, 1, "0.1"), (0.004, 2, "0.00"), (-0.004, 2, "0.00"), (-1.25, 1, "-1.3"),
    (1234.5, 0, "1,235"), (0.5, 0, "1"), (12.3, 3, "12.300"), (9.99, 1, "10.0"),
  ])
  func decimalsHaveTheirPlacesAndRoundHalvesAwayFromZero(value: Double, places: Int, text: String) {
    #expect(NumberText.decimal(value, places: places) == text)
  }

  @Test func zerosAtTheEndAreDroppedWhereAskedFor() {
    #expect(NumberText.short(2.0) == "2")
    #expect(NumberText.short(2.13) == "2.1")
    #expect(NumberText.short(100) == "100")
    #expect(NumberText.short(0.25, places: 2) == "0.25")
  }

  @Test func whatIsNotANumberIsSaidInWords() {
    #expect(NumberText.decimal(.nan, places: 1) == "not a number")
    #expect(NumberText.short(.infinity) == "infinity")
    #expect(NumberText.percent(0.625) == "63\u{A0}%")
  }
}
