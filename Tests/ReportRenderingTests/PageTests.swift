import Foundation
import OncologyCore
import Testing

@testable import ReportRendering

@Suite struct PageTests {
  /// Writes the samples where a person or a browser can look at them: `SEXTANT_PAGES=FOLDER swift test`.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["SEXTANT_PAGES"] != nil, "set SEXTANT_PAGES to a folder"))
  func pagesAreWrittenForLooking() throws {
    let folder = URL(fileURLWithPath: ProcessInfo.processInfo.environment["SEXTANT_PAGES"]!)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for scene in Scene.allCases {
      try Data(scene.page.utf8).write(to: folder.appendingPathComponent("\(scene.rawValue).html"))
      try Data(CanonicalJSON.encode(scene.report)).write(
        to: folder.appendingPathComponent("\(scene.rawValue).report.json"))
      guard scene != .hostile else { continue }  // its numbers are not JSON's
      try Data(CanonicalJSON.encode(scene.interpretation)).write(
        to: folder.appendingPathComponent("\(scene.rawValue).interpretation.json"))
    }
    for (name, bytes) in [
      ("full-case", try CanonicalJSON.encode(FullDocuments.patientCase)),
      ("full-profile", try CanonicalJSON.encode(FullDocuments.profile)),
      ("full-interpretation", try CanonicalJSON.encode(FullDocuments.interpretation)),
    ] {
      try Data(bytes).write(to: folder.appendingPathComponent("\(name).json"))
    }
  }

  @Test(arguments: Scene.allCases) func everyPageIsWellFormed(scene: Scene) {
    let document = PageDocument(scene.page)
    #expect(document.problem == nil)
    #expect(document.root.all("html").first?.attributes["lang"] == "en")
    #expect(document.root.all("h1").count == 1)
    #expect(document.root.all("main").count == 1)
    for name in ["header", "nav", "footer", "title"] { #expect(document.root.all(name).count == 1, "\(name)") }
  }

  @Test(arguments: Scene.allCases) func everyPlaceHasOneNameAndEveryLinkWithinLeadsSomewhere(scene: Scene) {
    let elements = PageDocument(scene.page).root.everything
    let names = elements.compactMap { $0.attributes["id"] }
    #expect(names.count == Set(names).count)
    for link in elements.compactMap({ $0.attributes["href"] }) where link.hasPrefix("#") {
      #expect(names.contains(String(link.dropFirst())), "\(link)")
    }
    for label in elements.compactMap({ $0.attributes["aria-labelledby"] }) { #expect(names.contains(label)) }
  }

  @Test(arguments: Scene.allCases) func tablesHaveCaptionsAndTheirHeadersAScope(scene: Scene) {
    for table in PageDocument(scene.page).root.all("table") {
      #expect(table.all("caption").count == 1)
      for header in table.all("th") { #expect(header.attributes["scope"] != nil) }
    }
  }

  @Test(arguments: Scene.allCases) func everyDrawingSaysWhatItShows(scene: Scene) {
    for drawing in PageDocument(scene.page).root.all("svg") {
      #expect(drawing.attributes["role"] == "img")
      #expect((drawing.attributes["aria-label"] ?? "").count > 20)
    }
  }

  @Test(arguments: Scene.allCases) func thePageAsksForNothing(scene: Scene) {
    let elements = PageDocument(scene.page).root.everything
    let forbidden: Set<String> = ["script", "link", "img", "iframe", "object", "embed", "form", "base", "image", "use"]
    #expect(elements.filter { forbidden.contains($0.name) }.map(\.name) == [])
    #expect(elements.allSatisfy { $0.attributes["src"] == nil && $0.attributes["style"] == nil })
    #expect(!scene.page.contains("url("))
    #expect(!scene.page.contains("@import"))
  }

  @Test(arguments: Scene.allCases) func theSameReportGivesTheSameBytes(scene: Scene) {
    #expect(scene.page == scene.page)
  }

  @Test(arguments: Scene.allCases) func aReportReadBackFromJSONGivesTheSamePage(scene: Scene) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let report = scene.report
    let data = try encoder.encode(DocumentEnvelope(report))
    let decoded = try JSONDecoder().decode(DocumentEnvelope<Report>.self, from: data).document
    #expect(decoded == report)
    #expect(try encoder.encode(DocumentEnvelope(decoded)) == data)
    #expect(HTMLPage.render(decoded, catalogue: sampleCatalogue) == HTMLPage.render(report, catalogue: sampleCatalogue))
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object["schema"] as? String == "sextant.report")
    #expect(object["schemaVersion"] as? String == "1.1")
  }

  @Test(arguments: Scene.allCases) func everySentenceComesFromTheCatalogue(scene: Scene) {
    // A key without a text, or a place without its argument, is printed between these brackets.
    guard scene != .hostile else { return }
    #expect(!scene.page.contains("⟦"))
    #expect(!scene.page.contains("⟧"))
  }

  @Test(arguments: Scene.allCases) func draftAndUseStandOnThePageAndOnEveryPrintedOne(scene: Scene) {
    let document = PageDocument(scene.page)
    #expect(document.root.all("header").first?.text.contains("Draft: not yet signed") == true)
    #expect(document.root.all("footer").first?.text.contains("For research use, not a medical device.") == true)
    let style = document.root.all("style").first?.text ?? ""
    #expect(style.contains("@top-right{content:\"Draft: not yet signed\"}"))
    #expect(style.contains("@bottom-left{content:\"For research use, not a medical device.\"}"))
  }
}
