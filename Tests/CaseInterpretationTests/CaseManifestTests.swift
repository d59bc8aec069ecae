import CaseInterpretation
import Foundation
import OncologyCore
import TestSupport
import Testing

@Suite struct CaseManifestTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func read(_ members: String) throws -> CaseDescription {
    let text = "{\"schema\": \"sextant.case-manifest\", \"schemaVersion\": \"1.0\"\(members)}"
    return try CaseManifest.read(path: try folder.file("case.json", text))
  }

  private func refusal(_ body: () throws -> Void) throws -> InputError {
    try #require(#expect(throws: InputError.self, performing: body))
  }

  @Test func filesAreRelativeToTheManifest() throws {
    let manifest = try read(#", "variants": "tumor.vcf.gz", "germline": "/data/normal.vcf", "record": "../p.json""#)
    #expect(manifest.files[.variants] == folder.path("tumor.vcf.gz"))
    #expect(manifest.files[.germline] == "/data/normal.vcf")
    #expect(manifest.files[.record] == folder.path("../p.json"))
    #expect(manifest.files[.copyNumber] == nil)
  }

  @Test func everyRoleHasAMember() throws {
    let members = InputFile.Role.allCases.map { ", \"\($0.rawValue)\": \"/data/\($0.rawValue)\"" }.joined()
    let manifest = try read(members)
    #expect(manifest.files.count == InputFile.Role.allCases.count)
    for role in InputFile.Role.allCases { #expect(manifest.files[role] == "/data/\(role.rawValue)") }
  }

  @Test func optionsAreTaken() throws {
    let manifest = try read(
      """
      , "caseID": "C1", "assembly": "hg38", "tumorType": "coad", "tumorOnly": true, "tumorSample": "T", "normalSample": "N",
      "depthTag": "TDP", "alleleFractionTag": "TVAF", "purity": 0.6, "ploidy": 3.1, "callableMb": 34,
      "reportDate": "2026-11"
      """)
    #expect(manifest.caseID == "C1" && manifest.assembly == .grch38 && manifest.tumorType == TumorType(code: "COAD"))
    #expect(manifest.options.isTumorOnly && manifest.options.tumorSample == "T" && manifest.options.normalSample == "N")
    #expect(manifest.options.depthTag == "TDP" && manifest.options.alleleFractionTag == "TVAF")
    #expect(manifest.options.purity == 0.6 && manifest.options.ploidy == 3.1)
    #expect(manifest.options.callableMegabases == 34)
    #expect(manifest.reportDate == PartialDate("2026-11"))
  }

  @Test func emptyManifestIsReadAndSaysNothing() throws {
    let manifest = try read("")
    #expect(manifest.isEmpty && manifest.missing == [.variants, .assembly, .tumorType])
    #expect(manifest.sources(named: "a") == nil)
  }

  @Test func unknownMemberIsRefusedWithTheNearest() throws {
    let error = try refusal { _ = try read(#", "tumourOnly": true"#) }
    #expect(error.code == .malformed && error.description.contains("Did you mean “tumorOnly”"))
  }

  @Test(arguments: [
    #""assembly": "GRCh36""#, #""assembly": 38"#, #""purity": 1.5"#, #""purity": "0.5""#, #""ploidy": -1"#,
    #""callableMb": 1e999"#, #""tumorOnly": "yes""#, #""reportDate": "2026-13""#, #""variants": """#,
    #""variants": ["a"]"#,
  ])
  func valueThatCannotBeIsRefusedWithItsMember(_ member: String) throws {
    let error = try refusal { _ = try read(", \(member)") }
    #expect(error.code == .invalidValue)
    #expect(error.location?.column.map { member.contains($0) } == true)
  }

  @Test func otherJSONIsRefused() throws {
    for text in [
      "{}", "[]", "{\"schema\": \"sextant.patient-record\", \"schemaVersion\": \"1.0\"}", "x", "{\"schema\": 1}",
    ] {
      let path = try folder.file("other.json", text)
      #expect(throws: InputError.self, "\(text)") { try CaseManifest.read(path: path) }
    }
    let newer = try folder.file("new.json", "{\"schema\": \"sextant.case-manifest\", \"schemaVersion\": \"2.0\"}")
    #expect(try refusal { _ = try CaseManifest.read(path: newer) }.code == .unsupportedVersion)
  }
}
