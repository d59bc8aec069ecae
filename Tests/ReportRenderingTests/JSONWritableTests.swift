import Foundation
import OncologyCore
import TestSupport
import Testing

@testable import ReportRendering

/// What is written without an encoder is what an encoder would write, byte for byte.
@Suite struct JSONWritableTests {
  /// Hides that a value writes itself: its own `encode(to:)` is asked.
  private struct ByEncoder<Value: Encodable>: Encodable {
    let value: Value
    func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
  }

  private func expectSame(_ value: some Encodable & JSONWritable, _ place: Testing.SourceLocation = #_sourceLocation)
    throws
  {
    let nested = [[value]].map { $0.map { ["value": $0] } }
    let byEncoder = [[value]].map { $0.map { ["value": ByEncoder(value: $0)] } }
    #expect(
      text(try CanonicalJSON.encode(value: nested)) == text(try CanonicalJSON.encode(value: byEncoder)),
      sourceLocation: place)
    #expect(
      text(try CanonicalJSON.encode(value: value)) == text(try CanonicalJSON.encode(value: ByEncoder(value: value))),
      sourceLocation: place)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func aProfileWithEveryMember() throws {
    let profile = FullDocuments.profile
    let variant = try #require(profile.variants.first)
    try expectSame(variant)
    try expectSame(variant.call)
    try expectSame(variant.call.allele)
    try expectSame(try #require(variant.call.providedAnnotations.first))
    try expectSame(try #require(variant.effect))
    try expectSame(try #require(variant.alleleStatus))
    try expectSame(try #require(variant.localCopies))
    try expectSame(try #require(profile.summary.segments.first))
    try expectSame(profile.summary.segments[0].interval)
    try expectSame(try #require(profile.expression.first))
    try expectSame(profile.summary.burden.rule)
  }

  @Test func anInterpretationWithEveryMember() throws {
    let interpretation = FullDocuments.interpretation
    let match = try #require(interpretation.matches.first)
    try expectSame(match)
    try expectSame(try #require(match.approval))
    try expectSame(try #require(match.requiredStates.first))
    try expectSame(try #require(interpretation.excluded.first))
    try expectSame(try #require(interpretation.otherVariants.first))
  }

  @Test func aReportWithItsRows() throws {
    let report = ReportComposer().report(from: FullDocuments.interpretation)
    let finding = try #require(report.findings.first { !$0.evidence.isEmpty })
    let group = try #require(finding.evidence.first), item = try #require(group.items.first)
    try expectSame(group)
    try expectSame(item)
    try expectSame(item.link)
    try expectSame(try #require(item.tier))
    try expectSame(try #require(item.findings.first))
    try expectSame(try #require(item.approval.first))
    let misses = try #require(report.nearMisses.first)
    try expectSame(misses)
    try expectSame(try #require(misses.rows.first))
    try expectSame(misses.rows[0].items)
    try expectSame(try #require(report.otherVariants.first))
    try expectSame(Report.EvidenceReference(key: "civic:1", label: "CIViC 1", finding: finding.id))
  }

  @Test func membersThatAreNotSetAreLeftOut() throws {
    let allele = GenomicAllele(contig: Contig("7"), position: 1, reference: "A", alternate: "T")
    let bare = VariantFinding(
      id: FindingID("a \"quoted\" \\ name\n"), call: SmallVariantCall(allele: allele, origin: .unknown, line: 1))
    try expectSame(bare)
    try expectSame(VariantFinding.LocalCopies(total: nil, minor: nil))
    try expectSame(ProvidedAnnotation(source: .maf))
    try expectSame(
      TranscriptEffect(gene: "", transcript: "", isMANESelect: false, basis: .inputFile, consequences: []))
    try expectSame(
      EvidenceMatch(
        source: "civic", id: "1", finding: bare.id, alteration: "", pattern: "", kind: .functional,
        direction: .notStated, significance: .unknown, disease: "", tumorTypeRelation: .unmapped, sourceLevel: "E"))
    try expectSame(Message(TumorBuilder.TestMessage.made))
    try expectSame(Message(TumorBuilder.TestMessage.made, ["b": "1", "a": "2\u{7}"]))
    try expectSame([String]())
    try expectSame([[1, 2], []])
  }

  /// Foundation's encoder knows nothing of the writer: its members are the same, all of them.
  @Test func theWholeDocumentsAreThoseOfFoundation() throws {
    func same(_ document: some VersionedDocument) throws {
      let ours = try JSONSerialization.jsonObject(with: Data(CanonicalJSON.encode(document)))
      let theirs = try JSONSerialization.jsonObject(with: JSONEncoder().encode(DocumentEnvelope(document)))
      #expect(try #require(ours as? NSDictionary) == #require(theirs as? NSDictionary))
    }
    try same(FullDocuments.patientCase)
    try same(FullDocuments.profile)
    try same(FullDocuments.interpretation)
    try same(ReportComposer().report(from: FullDocuments.interpretation))
  }

  @Test func numbersAreTheShortestThatReadBackTheSame() throws {
    var values: [Double] = [
      0, -0.0, 0.1, 0.226277372263, 1e-5, 1e-4, 0.00012, 999_999_999.5, 1e9, 123_456.789_012, 1.0 / 3,
    ]
    for whole in 0..<2000 { values += [Double(whole) / 1000, Double(whole) / 7, Double(whole) * 1.1] }
    var bits: UInt64 = 1
    for _ in 0..<4000 {
      bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407  // Knuth's MMIX generator
      let share = Double(bits >> 11) / Double(1 << 53)
      values += [share, (share * 5e7).rounded() / 1e4, (share * 1e9).rounded() / 1e6]
    }
    for value in values {
      var expected = value.description
      if expected.hasSuffix(".0") { expected.removeLast(2) }
      #expect(text(try CanonicalJSON.encode(value: value)) == expected + "\n")
    }
  }
}
