import KnowledgeBase
import OncologyCore
import TestSupport
import Testing

/// What a finding matches does not depend on its company: an item that it meets by itself is matched by it in every
/// tumour that holds it, with or without a tier.
@Suite struct CompanyTests {
  static let doubt = Message(TumorBuilder.TestMessage.made)

  @Test func anUncertainVariantKeepsItsMatchesBesideASignificantOne() throws {
    let knowledge = KnowledgeBuilder().gene("TP53", role: "tumour_suppressor")
      .evidence("TP53 Mutation", disease: "Breast Cancer", therapies: ["A"])
    let uncertain = TumorBuilder(type: "BRCA").variant("TP53 G199V")
    let alone = try EvidenceRuleTests.match(knowledge, uncertain)
    #expect(alone.matches.map(\.alteration) == ["TP53 G199V"])
    #expect(alone.matches[0].ampTier == nil)
    let stop = try EvidenceRuleTests.match(knowledge, uncertain.variant("TP53 R196*"))
    #expect(stop.matches.map(\.alteration) == ["TP53 R196*", "TP53 G199V"])
    #expect(stop.matches.map { $0.ampTier != nil } == [true, false])
    #expect(stop.matches[1].reasons == alone.matches[0].reasons, "the reason is its own, and names no other finding")
    #expect(stop.excluded.isEmpty)
  }

  @Test func aVariantCalledBenignStillMatchesNothing() throws {
    let knowledge = KnowledgeBuilder().gene("TP53", role: "tumour_suppressor").evidence("TP53 Mutation")
    let tumor = TumorBuilder(type: "BRCA").variant("TP53 G199V").variant("TP53 R196*")
    var benign = Oncogenicity(met: [], notJudged: [])
    benign.classification = .benign
    let found = try EvidenceRuleTests.match(knowledge, tumor, [tumor.build().variants[0].id: benign])
    #expect(found.matches.map(\.alteration) == ["TP53 R196*"])
  }

  @Test func aDoubtedFusionKeepsItsMatchesBesideASoundOne() throws {
    let tumor = TumorBuilder(type: "COAD").fusion("TPM3", "NTRK1").fusion("LMNA", "NTRK1", doubts: [Self.doubt])
    let found = try EvidenceRuleTests.match(KnowledgeBuilder().evidence("v::NTRK1 Fusion"), tumor)
    #expect(found.matches.map(\.alteration) == ["TPM3::NTRK1", "LMNA::NTRK1"])
    #expect(found.matches.map { $0.ampTier != nil } == [true, false])
  }

  @Test func aPartOfAConjunctionIsMetBesideToo() throws {
    let knowledge = KnowledgeBuilder().gene("TP53", role: "tumour_suppressor")
      .evidence("KRAS G12D AND TP53 Mutation").evidence("KRAS G12C OR TP53 Mutation")
    let tumor = TumorBuilder(type: "BRCA").variant("KRAS G12D").variant("TP53 G199V").variant("TP53 R196*")
    let found = try EvidenceRuleTests.match(knowledge, tumor).matches
    let both = found.filter { $0.id == "1" }, either = found.filter { $0.id == "2" }
    #expect(both.map(\.alteration) == ["KRAS G12D, TP53 R196*", "KRAS G12D, TP53 G199V"])
    #expect(both.map { $0.ampTier != nil } == [true, false])
    #expect(either.map(\.alteration) == ["TP53 R196*", "TP53 G199V"])
  }

  @Test func anItemThatARuleLeavesOutNamesAllFindings() throws {
    let knowledge = KnowledgeBuilder().gene("TP53", role: "tumour_suppressor")
      .evidence("TP53 Mutation", disease: "HER2 Breast", oncotree: "BRCA", state: "HER2=positive")
    let tumor = TumorBuilder(type: "BRCA").state("HER2", "negative").variant("TP53 G199V").variant("TP53 R196*")
    let found = try EvidenceRuleTests.match(knowledge, tumor)
    #expect(found.matches.isEmpty)
    #expect(found.excluded.map(\.findings) == [[tumor.build().variants[1].id, tumor.build().variants[0].id]])
  }

  @Test func everyLossOfAGeneIsNamed() throws {
    let tumor = TumorBuilder(type: "BRCA").deleted("PTEN").variant("PTEN R130*", alleleStatus: .biallelic)
    for pattern in ["PTEN Loss", "PTEN BIALLELIC INACTIVATION"] {
      let found = try EvidenceRuleTests.match(KnowledgeBuilder().evidence(pattern), tumor)
      #expect(found.matches.map { Set($0.findings).count } == [2], "\(pattern)")
    }
  }

  @Test func oneAlleleInBothListsIsTwoFindings() throws {
    let place = GenomicAllele(contig: Contig("5"), position: 1_295_113, reference: "G", alternate: "A")
    var profile = TumorBuilder(type: "MEL").intergenic(place).intergenic(place, origin: .germline).build()
    profile.variants[1].id = .variant(place, .grch38, specimen: "germline")
    let release = try KnowledgeRelease(
      files: KnowledgeBuilder().evidence("TERT Promoter Mutation", disease: "Melanoma", origin: "N/A").files)
    let found = try EvidenceMatcher(release).match(profile: profile, oncogenicity: [:])
    #expect(Set(found.matches.flatMap(\.findings)) == Set(profile.variants.map(\.id)))
  }

  // MARK: Every subset of one tumour

  /// Genes with several findings each, of every standing.
  static let tumor = TumorBuilder(type: "BRCA")
    .variant("TP53 G199V").variant("TP53 R273H").variant("TP53 R196*").variant("BRCA1 G1788V").variant("BRCA1 Q1323*")
    .variant("BRAF V600E").variant("BRAF G469A").variant("PIK3CA H1047R").variant("PIK3CA E545K").variant("KRAS G12D")
    .variant("EGFR L858R").variant("EGFR T790M").variant("EGFR V834L").variant("KIT V559D", exon: 11)
    .variant("PTEN R130*", alleleStatus: .biallelic).variant("PTEN R130Q").deleted("PTEN")
    .amplified("ERBB2", copies: 12).amplified("EGFR").gained("MET").deleted("CDKN2A")
    .fusion("TPM3", "NTRK1").fusion("LMNA", "NTRK1", doubts: [doubt]).fusion("EML4", "ALK")
    .fusion("KIF5B", "ALK", inFrame: false)

  static func found(_ profile: TumorProfile) throws -> EvidenceMatches {
    try EvidenceMatcher(StarterKnowledge.release.get()).match(profile: profile, oncogenicity: [:])
  }

  /// Keys of matched items by finding, those joined from other sources with them.
  static func keys(_ found: EvidenceMatches) -> [FindingID: Set<String>] {
    var keys: [FindingID: Set<String>] = [:]
    for match in found.matches {
      for finding in match.findings { keys[finding, default: []].formUnion([match.key] + match.joined) }
    }
    return keys
  }

  static func only(_ wanted: Set<FindingID>) -> TumorProfile {
    var profile = tumor.build()
    profile.variants.removeAll { !wanted.contains($0.id) }
    profile.copyNumber.removeAll { !wanted.contains($0.id) }
    profile.fusions.removeAll { !wanted.contains($0.id) }
    return profile
  }

  @Test func whatAFindingMatchesAloneItMatchesInEveryCompany() throws {
    let whole = Self.tumor.build()
    let all = whole.variants.map(\.id) + whole.copyNumber.map(\.id) + whole.fusions.map(\.id)
    let patterns = try StarterKnowledge.release.get()
    // An item that asks for something not to be there may fall in company; it has its reason then.
    let asksForAbsence = Set(
      patterns.items.filter { patterns.patterns[$0.pattern].text.contains("NOT ") }.map(\.key))
    var alone: [FindingID: Set<String>] = [:]
    for id in all { alone[id] = try Self.keys(Self.found(Self.only([id])))[id] ?? [] }
    #expect(alone.values.filter { $0.count >= 2 }.count > 15, "most findings match something by themselves")
    var random = SplitMix(seed: 20_261_125)
    for round in 0..<40 {
      let company = round == 0 ? Set(all) : Set(all.filter { _ in random.next() % 2 == 0 })
      let found = try Self.found(Self.only(company))
      let keys = Self.keys(found)
      for id in company {
        let missing = alone[id, default: []].subtracting(keys[id] ?? [])
        #expect(missing.isSubset(of: asksForAbsence), "\(id) beside \(company.count - 1) others")
        let listed = Set(found.excluded.map { "\($0.source):\($0.id)" })
        #expect(missing.isSubset(of: listed))
      }
    }
  }
}

/// A generator that gives the same numbers for the same seed (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195).
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
