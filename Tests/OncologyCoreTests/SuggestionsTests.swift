import OncologyCore
import Testing

@Suite struct SuggestionsTests {
  let codes = ["COAD", "COADREAD", "READ", "LUAD", "LUSC", "BRCA", "SKCM"]

  @Test func nearestComesFirst() {
    #expect(Suggestions.nearest(to: "COADD", in: codes).first == "COAD")
    #expect(Suggestions.nearest(to: "coad", in: codes).first == "COAD")
  }

  @Test func neighboursThatSwapPlacesCountOnce() {
    #expect(Suggestions.nearest(to: "BCRA", in: codes) == ["BRCA"])
  }

  @Test func beginningOfAWordIsNear() {
    #expect(Suggestions.nearest(to: "COADRE", in: codes).contains("COADREAD"))
  }

  @Test func nothingNearIsNothing() {
    #expect(Suggestions.nearest(to: "XYZQ", in: codes).isEmpty)
    #expect(Suggestions.nearest(to: "", in: codes).isEmpty)
    #expect(Suggestions.question(for: "XYZQ", in: codes) == nil)
  }

  @Test func questionNamesAll() {
    #expect(Suggestions.question(for: "SKCN", in: codes) == "Did you mean “SKCM”?")
    #expect(Suggestions.question(for: "tumour", in: ["tumor", "tumours"]) == "Did you mean “tumor” or “tumours”?")
  }

  @Test func orderDoesNotHangOnTheList() {
    #expect(Suggestions.nearest(to: "LUXX", in: codes) == Suggestions.nearest(to: "LUXX", in: codes.reversed()))
  }
}
