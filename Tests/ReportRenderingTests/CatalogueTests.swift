import Foundation
import OncologyCore
import TestSupport
import Testing

@testable import ReportRendering

@Suite struct CatalogueTests {
  private let catalogue = MessageCatalogue.english
  private static let scan = Result { try SourceScan() }

  @Test func everyFileIsReadable() {
    #expect(catalogue.defects == [])
    #expect(catalogue.language == "en")
  }

  @Test func everyFileInTheFolderIsBuiltIn() throws {
    let folder = SharedData.repository.appendingPathComponent("Sources/ReportRendering/Resources")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
      .sorted()
    #expect(MessageCatalogue.englishFiles.map(\.name).sorted() == files)
  }

  @Test func everyKeyOfEveryRoomHasAText() throws {
    let scan = try Self.scan.get()
    #expect(scan.fileCount > 40)
    #expect(scan.rawValues.count > 300)
    let missing = Set(scan.rawValues.values).filter { catalogue.template(for: $0) == nil }
    #expect(missing.sorted() == [])
  }

  @Test func noTextIsWithoutAKey() throws {
    let keys = Set(try Self.scan.get().rawValues.values)
    let unused = catalogue.keys.filter { !$0.hasPrefix("word.") && !keys.contains($0) }
    #expect(unused == [])
  }

  @Test func everyPlaceIsProvidedWhereASourceMakesTheMessage() throws {
    let scan = try Self.scan.get()
    #expect(scan.uses.count > 100)
    for use in scan.uses {
      let needed = Set(catalogue.template(for: use.key)?.argumentNames ?? [])
      #expect(
        needed.isSubset(of: use.arguments), "\(use.file): \(use.key) needs \(needed), is given \(use.arguments)")
    }
  }

  @Test func everyValueOfTheCoreHasAWord() {
    var known = Set<String>()
    for vocabulary in Vocabulary.allCases {
      for value in vocabulary.values ?? [] {
        let key = "word.\(vocabulary.rawValue).\(value)"
        known.insert(key)
        #expect(catalogue.template(for: key) != nil, "\(key)")
      }
    }
    let open = Vocabulary.allCases.filter { $0.values == nil }.map { "word.\($0.rawValue)." }
    let unused = catalogue.keys.filter { key in
      key.hasPrefix("word.") && !known.contains(key) && !open.contains { key.hasPrefix($0) }
    }
    #expect(unused == [])
  }

  @Test func aPlaceTakesItsArgumentAndANumberItsForm() {
    let template = MessageTemplate("{count} {count|variant|variants} of {gene}")
    #expect(template.filled(with: ["count": "1", "gene": "KRAS"]) == "1 variant of KRAS")
    #expect(template.filled(with: ["count": "0", "gene": "KRAS"]) == "0 variants of KRAS")
    #expect(template.filled(with: ["count": "1,204", "gene": "KRAS"]) == "1,204 variants of KRAS")
    #expect(template.argumentNames == ["count", "gene"])
    #expect(MessageTemplate("no place").argumentNames == [])
  }

  @Test func whatIsMissingIsPrintedVisibly() {
    #expect(MessageTemplate("{gene} is {state}").filled(with: ["gene": "KRAS"]) == "KRAS is ⟦state?⟧")
    #expect(catalogue.text(key: "no.such.key", ["b": "2", "a": "1"]) == "⟦no.such.key: a = 1, b = 2⟧")
    #expect(catalogue.text(key: "no.such.key", [:]) == "⟦no.such.key⟧")
    #expect(MessageTemplate("an open { brace").filled(with: [:]) == "an open { brace")
  }

  @Test func aCatalogueSaysWhatIsWrongWithItsFiles() {
    let broken = MessageCatalogue(
      language: "en",
      files: [
        ("one", Array(#"{"a": "1"}"#.utf8)), ("two", Array(#"{"a": "2"}"#.utf8)), ("three", Array("[]".utf8)),
      ])
    #expect(broken.defects.count == 2)
    #expect(broken.defects.contains { $0.contains("a stands twice") })
    #expect(broken.defects.contains { $0.contains("three") })
  }

  @Test func argumentsAreTheFactsOfASentence() {
    let message = Message(
      SampleMessage.answer, ["because": "BRAF V600E", "therapies": "encorafenib with cetuximab", "level": "A"])
    #expect(sampleCatalogue.facts(of: message) == ["BRAF V600E", "encorafenib with cetuximab"])
    #expect(sampleCatalogue.facts(of: saying("a whole sentence")) == [])
  }
}
