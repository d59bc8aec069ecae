import Foundation
import TestSupport
import Testing

/// `sextant knowledge fetch civic` against a small server on loopback.
@Suite struct KnowledgeFetchTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Two rows in the columns of CIViC's nightly table; the items are CIViC's 1409 and 1, without their statements.
  static let table = [
    [
      "molecular_profile", "molecular_profile_id", "disease", "doid", "phenotypes", "therapies",
      "therapy_interaction_type", "evidence_type", "evidence_direction", "evidence_level", "significance",
      "evidence_statement", "citation_id", "source_type", "asco_abstract_id", "citation", "nct_ids", "rating",
      "evidence_status", "evidence_id", "variant_origin", "last_review_date", "evidence_civic_url",
      "molecular_profile_civic_url", "is_flagged",
    ],
    [
      "BRAF V600E", "12", "Skin Melanoma", "8923", "", "Vemurafenib", "", "Predictive", "Supports", "A",
      "Sensitivity/Response", "", "21639808", "PubMed", "", "", "", "5", "accepted", "1409", "Somatic",
      "2023-01-09 21:46:26 UTC", "", "", "false",
    ],
    [
      "JAK2 V617F", "64", "Lymphoid Leukemia", "1037", "", "", "", "Diagnostic", "Supports", "B", "Negative", "",
      "16081687", "PubMed", "", "", "", "4", "accepted", "1", "Somatic", "2023-01-09 21:46:26 UTC", "", "", "false",
    ],
  ].map { $0.joined(separator: "\t") + "\n" }.joined()

  @Test func makesAReleaseOfWhatItFetches() throws {
    let body = Array(Self.table.utf8)
    let server = try LoopbackServer(answers: [
      LoopbackServer.answer(
        "200 OK", ["Content-Length": "\(body.count)", "Last-Modified": "Fri, 29 May 2026 06:00:00 GMT"], body)
    ])
    let run = try SextantProgram.run([
      "knowledge", "fetch", "civic", "--url", "http://127.0.0.1:\(server.port)/nightly.tsv", "--releases",
      folder.url.path,
    ])
    #expect(run.status == 0, "\(run.standardError)")
    let release = run.standardOutput.trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(release.contains("knowledge-civic-20260529-"))
    let evidence = try String(contentsOfFile: release + "/evidence.tsv", encoding: .utf8)
    #expect(evidence.split(separator: "\n").count == 3)
    #expect(evidence.contains("civic\t1409\tBRAF V600E"))
    #expect(FileManager.default.fileExists(atPath: release + "/approvals.tsv"), "the rest is the base release's")
    let verified = try SextantProgram.run(["knowledge", "verify", "--releases", folder.url.path])
    #expect(verified.status == 0, "\(verified.standardError)")
  }

  @Test func goesOnWhereItStopped() throws {
    let body = Array(Self.table.utf8)
    let half = body.count / 2
    let date = ["Last-Modified": "Fri, 29 May 2026 06:00:00 GMT", "ETag": "\"a\""]
    let server = try LoopbackServer(answers: [
      LoopbackServer.answer(
        "200 OK", date.merging(["Content-Length": "\(body.count)"]) { $1 }, Array(body[..<half])),
      LoopbackServer.answer(
        "206 Partial Content",
        date.merging(["Content-Range": "bytes \(half)-\(body.count - 1)/\(body.count)"]) { $1 }, Array(body[half...])),
    ])
    let arguments = [
      "knowledge", "fetch", "civic", "--url", "http://127.0.0.1:\(server.port)/n.tsv", "--releases", folder.url.path,
    ]
    let broken = try SextantProgram.run(arguments)
    #expect(broken.status == 1)
    #expect(broken.standardError.contains("goes on from there"))
    let whole = try SextantProgram.run(arguments)
    #expect(whole.status == 0, "\(whole.standardError)")
    #expect(whole.standardError.contains("Went on after byte \(half)"))
  }

  @Test func refusesAnotherDigest() throws {
    let server = try LoopbackServer(answers: [LoopbackServer.answer("200 OK", ["Content-Length": "1"], [65])])
    let run = try SextantProgram.run([
      "knowledge", "fetch", "civic", "--url", "http://127.0.0.1:\(server.port)/n.tsv", "--releases", folder.url.path,
      "--sha256", String(repeating: "0", count: 64),
    ])
    #expect(run.status == 1)
    #expect(run.standardError.contains("digest"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/downloads").isEmpty)
  }

  @Test func saysWhenThereIsNoNetwork() throws {
    let server = try LoopbackServer(answers: [])
    Thread.sleep(forTimeInterval: 0.1)
    let run = try SextantProgram.run([
      "knowledge", "fetch", "civic", "--url", "http://127.0.0.1:\(server.port)/n.tsv", "--releases", folder.url.path,
    ])
    #expect(run.status == 1)
    #expect(run.standardError.contains("cannot be reached"))
    #expect(run.standardError.contains("https_proxy"))
  }
}
