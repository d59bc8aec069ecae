import Foundation
import OncologyCore
import Testing

@testable import ReportRendering

/// A gene named `<script>`: text from files is only ever text.
@Suite struct HostileInputTests {
  private let document = PageDocument(Scene.hostile.page)

  @Test func textFromFilesNeverBecomesMarkup() {
    #expect(document.problem == nil)
    #expect(document.root.all("script").isEmpty)
    for element in document.root.everything {
      #expect(element.attributes.keys.allSatisfy { !$0.lowercased().hasPrefix("on") })
    }
  }

  @Test func theTextIsStillShown() {
    #expect(document.root.all("h1").first?.text.contains("<script>alert('x')</script>") == true)
  }

  @Test func onlyAddressesOfTheWebAreLinks() {
    let links = document.root.everything.compactMap { $0.attributes["href"] }.filter { !$0.hasPrefix("#") }
    #expect(links.allSatisfy { $0.hasPrefix("https://") || $0.hasPrefix("http://") })
    #expect(!links.contains { $0.contains("javascript") || $0.contains("evil") })
    #expect(links.contains("https://clinicaltrials.gov/study/NCT00000000"))
  }

  @Test func nothingSteersATerminalOrReordersText() {
    for text in [
      Scene.hostile.page, TerminalSummary.render(Scene.hostile.report, width: 80, catalogue: sampleCatalogue),
    ] {
      for scalar in text.unicodeScalars where scalar != "\n" {
        #expect(scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value))
        #expect(!(0x202A...0x202E).contains(scalar.value))
      }
    }
  }

  @Test func theStyleSheetCannotBeLeft() {
    #expect(CSSText.quoted("a\"b</style>\\\n") == "\"a\\22 b\\3c \\2f style\\3e \\5c \\fffd \"")
    let style = document.root.all("style").first?.text ?? ""
    #expect(!style.contains("<script"))
  }

  @Test(arguments: [
    ("https://civicdb.org/links/evidence_items/1409", true), ("http://example.org", true),
    ("HTTPS://EXAMPLE.ORG/a?b=c&d=e#f", true), ("javascript:alert(1)", false), ("data:text/html,x", false),
    ("//example.org", false), ("https://", false), ("https:///path", false), ("https://user@host/", false),
    ("https://example.org/a b", false), ("https://example.org/\n", false), (" https://example.org", false),
    ("https://exämple.org", false),
  ])
  func anAddressIsCheckedBeforeItIsALink(text: String, isLink: Bool) {
    #expect((WebLink(text) != nil) == isLink)
  }

  @Test(arguments: [
    ("PMID:25989278", "https://pubmed.ncbi.nlm.nih.gov/25989278/"),
    ("NCT02034110", "https://clinicaltrials.gov/study/NCT02034110"),
    ("PMC5707196", "https://pmc.ncbi.nlm.nih.gov/articles/PMC5707196/"),
    ("DOI:10.1093/bioinformatics/btv112", "https://doi.org/10.1093/bioinformatics/btv112"),
    ("https://example.org/label.pdf", "https://example.org/label.pdf"),
  ])
  func citationsLeadToTheirPublication(text: String, address: String) {
    #expect(Citation.link(text).url == address)
  }

  @Test(
    arguments: [
      (
        "FDA label X, revised 2024, https://www.example.org/x.pdf (read through Y)",
        "FDA label X, revised 2024, (read through Y)", "https://www.example.org/x.pdf"
      ),
      ("CIViC EID261 level A, PMID 20537386", nil, "https://pubmed.ncbi.nlm.nih.gov/20537386/"),
      ("see (http://example.org/a)", "see", "http://example.org/a"),
    ] as [(String, String?, String)])
  func aSentenceThatCitesLeadsToItsFirstAddress(text: String, shown: String?, address: String) {
    #expect(Citation.link(text) == Report.EvidenceItem.Link(text: shown ?? text, url: address))
  }

  @Test(arguments: ["ASCO:161573", "PMID:", "PMID:12x", "NCT", "label of 2024", "javascript:alert(1)"])
  func whatHasNoAddressStaysText(text: String) {
    #expect(Citation.link(text) == Report.EvidenceItem.Link(text: text, url: nil))
  }

  @Test func namesWithinThePageNeverCollide() {
    let identifiers = ["a:b", "a.b", "a b", "a_b", "a-b", "A:b", "a::b", "a", "<", "_3c_", "ä", ""]
    #expect(Set(identifiers.map { Anchor("finding", $0).text }).count == identifiers.count)
    #expect(Anchor("item", "a:b", "c").text != Anchor("item", "a", "b:c").text)
    for identifier in identifiers {
      #expect(Anchor("finding", identifier).text.allSatisfy { $0.isASCII && !$0.isWhitespace })
    }
  }
}
