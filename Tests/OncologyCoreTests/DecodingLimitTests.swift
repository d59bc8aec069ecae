import Foundation
import OncologyCore
import Testing

/// A document whose places and numbers cannot be meant is refused where it is decoded, with the member.
@Suite struct DecodingLimitTests {
  /// The path at which decoding stops, `nil` where it does not.
  private func refusedAt<Value: Decodable>(_ type: Value.Type, _ json: String) -> String? {
    do {
      _ = try JSONDecoder().decode(type, from: Data(json.utf8))
      return nil
    } catch DecodingError.dataCorrupted(let context) {
      #expect(context.underlyingError is InputError)
      return context.codingPath.map(\.stringValue).joined(separator: ".")
    } catch {
      return "\(error)"
    }
  }

  @Test(
    arguments: [
      ("1", "9", nil), ("5", "5", nil), ("1", "2147483647", nil), ("0", "9", "start"),
      ("-9223372036854775808", "9", "start"),
      ("3000000000", "-1", "start"), ("5", "4", "end"), ("1", "0", "end"), ("1", "2147483648", "end"),
      ("1", "9223372036854775807", "end"),
    ] as [(String, String, String?)])
  func intervals(_ start: String, _ end: String, _ member: String?) {
    #expect(refusedAt(GenomicInterval.self, #"{"contig": "1", "start": \#(start), "end": \#(end)}"#) == member)
  }

  @Test(
    arguments: [
      ("1", "A", "T", nil), ("2147483647", "AN", "G", nil), ("9223372036854775807", "A", "T", "position"),
      ("-9223372036854775808", "A", "T", "position"), ("0", "A", "T", "position"), ("1", "", "T", "reference"),
      ("1", "A", "", "alternate"), ("1", "a", "T", "reference"), ("1", "A", "<DEL>", "alternate"),
    ] as [(String, String, String, String?)])
  func alleles(_ position: String, _ reference: String, _ alternate: String, _ member: String?) {
    let json = #"{"contig": "7", "position": \#(position), "reference": "\#(reference)", "alternate": "\#(alternate)"}"#
    #expect(refusedAt(GenomicAllele.self, json) == member)
  }

  @Test func allelesOfTooManyBases() {
    for (count, member) in [(GenomicAllele.mostBases, nil), (GenomicAllele.mostBases + 1, "alternate")] {
      let bases = String(repeating: "A", count: count)
      let json = #"{"contig": "7", "position": 1, "reference": "C", "alternate": "\#(bases)"}"#
      #expect(refusedAt(GenomicAllele.self, json) == member)
    }
  }

  @Test(arguments: ["-9223372036854775808", "0", "2147483648"]) func breakpoints(_ position: String) {
    let json = #"{"contig": "7", "position": \#(position)}"#
    #expect(refusedAt(FusionCall.Breakpoint.self, json) == "position")
    let call = #"{"fivePrimeGene": "A", "threePrimeGene": "B", "threePrimeBreakpoint": \#(json), "line": 1}"#
    #expect(refusedAt(FusionCall.self, call) == "threePrimeBreakpoint.position")
  }

  @Test(arguments: ["splitReads", "spanningReads", "line"]) func fusionCounts(_ member: String) throws {
    var values: [String: Any] = ["fivePrimeGene": "A", "threePrimeGene": "B", "line": 1]
    for value in [-1, Int.max] {
      values[member] = value
      let json = String(decoding: try JSONSerialization.data(withJSONObject: values), as: UTF8.self)
      #expect(refusedAt(FusionCall.self, json) == member)
    }
  }

  @Test(
    arguments: [
      ("depth", "-1"), ("depth", "9223372036854775807"), ("alternateDepth", "2147483648"), ("normalDepth", "-1"),
      ("normalAlternateDepth", "-1"), ("alleleFraction", "1.01"), ("alleleFraction", "-0.01"), ("haplotype", "2"),
      ("line", "-1"), ("alternateIndex", "9223372036854775807"),
    ])
  func variantCalls(_ member: String, _ value: String) throws {
    let call = SmallVariantCall(
      allele: GenomicAllele(contig: Contig("7"), position: 5, reference: "A", alternate: "T"), origin: .somatic,
      line: 1,
      depth: 9, alternateDepth: 3, alleleFraction: 0.25, normalDepth: 8, normalAlternateDepth: 1, haplotype: 1)
    let data = try JSONEncoder().encode(call)
    #expect(try JSONDecoder().decode(SmallVariantCall.self, from: data) == call)
    var text = String(decoding: data, as: UTF8.self)
    let place = try #require(text.range(of: "\"\(member)\":[0-9.]+", options: .regularExpression))
    text.replaceSubrange(place, with: "\"\(member)\":\(value)")
    #expect(refusedAt(SmallVariantCall.self, text) == member)
  }

  @Test(
    arguments: [
      ("majorCopies", "1e300"), ("minorCopies", "-1"), ("totalCopies", "10000.5"), ("log2Ratio", "1e308"),
      ("log2Ratio", "-101"),
    ])
  func segments(_ member: String, _ value: String) {
    let json =
      #"{"interval": {"contig": "1", "start": 1, "end": 9}, "line": 2, "\#(member)": \#(value)}"#
    #expect(refusedAt(CopyNumberSegment.self, json) == member)
  }

  @Test(arguments: [("purity", "0"), ("ploidy", "1e300"), ("callableMegabases", "5e-324")])
  func options(_ member: String, _ value: String) {
    #expect(refusedAt(CaseOptions.self, #"{"isTumorOnly": false, "\#(member)": \#(value)}"#) == member)
    #expect(refusedAt(CaseOptions.self, #"{"isTumorOnly": false, "purity": 0.5, "ploidy": 3.1}"#) == nil)
  }

  @Test(arguments: ["-1", "2147483648", "9223372036854775807"]) func countsOfLists(_ value: String) {
    let message = #"{"key": "a"}"#
    #expect(refusedAt(Diagnostic.self, #"{"severity": "note", "message": \#(message), "count": \#(value)}"#) == "count")
    #expect(refusedAt(Diagnostic.self, #"{"severity": "note", "message": \#(message), "count": 7}"#) == nil)
    #expect(refusedAt(FilterCount.self, #"{"role": "variants", "filter": "q10", "count": \#(value)}"#) == "count")
    #expect(refusedAt(FilterCount.self, #"{"role": "variants", "filter": "q10", "count": 7}"#) == nil)
  }

  @Test(arguments: ["exon", "intron", "exonCount", "residue", "proteinLength", "mayDisruptSplicingOfExon"])
  func effects(_ member: String) throws {
    let effect = TranscriptEffect(
      gene: "A", transcript: "T", isMANESelect: true, basis: .computed, consequences: [.missenseVariant], exon: 1,
      intron: 2, exonCount: 3, hgvsCoding: "c.1A>T", protein: ProteinChange(hgvs: "p.Met4Val"), residue: 4,
      proteinLength: 5, decay: .escapes, mayDisruptSplicingOfExon: 6,
      proteinOnOtherIsoforms: [try #require(ProteinChange(hgvs: "p.Met5Val"))])
    let data = try JSONEncoder().encode(effect)
    #expect(try JSONDecoder().decode(TranscriptEffect.self, from: data) == effect)
    for value in ["-1", "9223372036854775807"] {
      var text = String(decoding: data, as: UTF8.self)
      let place = try #require(text.range(of: "\"\(member)\":[0-9]+", options: .regularExpression))
      text.replaceSubrange(place, with: "\"\(member)\":\(value)")
      #expect(refusedAt(TranscriptEffect.self, text) == member)
    }
  }

  @Test func expression() {
    #expect(refusedAt(GeneExpression.self, #"{"genes": ["A", "B"], "tpm": [1]}"#) == "tpm")
    #expect(refusedAt(GeneExpression.self, #"{"genes": ["A"], "tpm": [-1]}"#) == "tpm")
    #expect(refusedAt(GeneExpression.self, #"{"genes": ["A"], "tpm": [0]}"#) == nil)
  }
}
