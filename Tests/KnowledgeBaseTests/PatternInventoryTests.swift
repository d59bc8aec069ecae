import Foundation
import KnowledgeBase
import OncologyCore
import TabularText
import TestSupport
import Testing

/// All profile names of CIViC's accepted evidence of 2026-05-29.
enum CIViCProfiles {
  static func names() throws -> [String] {
    let path = "knowledge/civic_accepted_evidence_2026-05-29.tsv"
    let table = try TabularText(Array(try Data(contentsOf: SharedData.file(path))), file: path)
    let column = try table.requiredColumn("molecular_profile")
    var names: Set<String> = []
    try table.forEachRow { names.insert($0[column]) }
    return names.sorted()
  }
}

@Suite struct PatternInventoryTests {
  @Test(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reasonToSkip)))
  func everyProfileIsReadOrListed() throws {
    let parser = PatternParser()
    let names = try CIViCProfiles.names()
    #expect(names.count == 1935)
    let unread = names.flatMap { name in parser.parse(name).unreadableParts.map { "\($0.text): \($0.reason)" } }
    print(unread.joined(separator: "\n"))
  }
}
