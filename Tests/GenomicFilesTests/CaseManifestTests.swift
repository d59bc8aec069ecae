import Foundation
import GenomicFiles
import OncologyCore
import TestSupport
import Testing

@Suite struct CaseManifestTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func read(_ members: String) throws -> CaseManifest {
    let text = "{\"schema\": \"sextant.case-manifest\", \"schemaVersion\": \"1.0\"\(members)}"
    return try CaseManifest.read(path: try folder.file("case.json", text))
  }

  @Test func filesAreRelativeToTheManifest() throws {
    let manifest = try read(#", "variants": "tumor.vcf.gz", "germline": "/data/normal.vcf", "record": "../p.json""#)
    #expect(manifest.variants == folder.path("tumor.vcf.gz"))
    #expect(manifest.germline == "/data/normal.vcf")
    #expect(manifest.record == folder.path("../p.json"))
    #expect(manifest.copyNumber == nil)
  }

  @Test func optionsAreTaken() throws {
    let manifest = try read(
      """
      , "caseID": "C1", "assembly": "hg38", "tumorType": "coad", "tumorOnly": true, "tumorSample": "T", "normalSample": "N",
      "depthTag": "TDP", "alleleFractionTag": "TVAF", "purity": 0.6, "ploidy": 3.1, "callableMb": 34,
      "reportDate": "2026-11"
      """)
    #expect(manifest.caseID == "C1" && manifest.assembly == .grch38 && manifest.tumorType == TumorType(code: "COAD"))
    #expect(manifest.isTumorOnly == true && manifest.tumorSample == "T" && manifest.normalSample == "N")
    #expect(manifest.depthTag == "TDP" && manifest.alleleFractionTag == "TVAF")
    #expect(manifest.purity == 0.6 && manifest.ploidy == 3.1 && manifest.callableMegabases == 34)
    #expect(manifest.reportDate == PartialDate("2026-11"))
  }

  @Test func emptyManifestIsReadAndSaysNothing() throws {
    let manifest = try read("")
    #expect(manifest.assembly == nil && manifest.isTumorOnly == nil && manifest.variants == nil)
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
