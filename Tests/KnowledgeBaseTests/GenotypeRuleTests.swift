import KnowledgeBase
import OncologyCore
import TestSupport
import Testing

/// Polymorphisms and star alleles: the allele decides, not what a file calls it.
@Suite struct GenotypeRuleTests {
  /// The allele decides: 1:97450058 C>T is *2A on GRCh38 (PharmCAT), whatever the file calls it.
  @Test func anIdentifierAloneNamesNothing() throws {
    let place = { (position: Int, alternate: String) in
      GenomicAllele(contig: Contig("1"), position: position, reference: "C", alternate: alternate)
    }
    let called = { (allele: GenomicAllele, identifiers: [String]) in
      AtomRuleTests.tumor.variant(
        "DPYD", consequences: [.intronVariant], origin: .germline, zygosity: .homozygous, identifiers: identifiers,
        allele: allele)
    }
    let asked = "DPYD DPYD*2A HOMOZYGOSITY"
    #expect(try AtomRuleTests.result(asked, called(place(97_450_058, "T"), [])).matches.count == 1)
    for wrong in [place(97_915_614, "T"), place(97_450_058, "A")] {
      let found = try AtomRuleTests.result(asked, called(wrong, ["rs3918290"]))
      #expect(found.matches.isEmpty)
      #expect(found.excluded.map(\.reason.key) == ["knowledge.excluded.identifierOfAnotherAllele"])
      #expect(found.excluded[0].reason.arguments["found"] == "\(wrong)")
    }
    // The file's own name for the change is no more than its identifier.
    let named = AtomRuleTests.tumor.variant(
      "DPYD c.1905+1G>A", consequences: [.spliceDonorVariant], origin: .germline, zygosity: .homozygous,
      basis: .inputFile)
    #expect(try AtomRuleTests.result(asked, named).matches.isEmpty)
  }

  /// An identifier whose allele the release does not define.
  @Test func anUndefinedIdentifierIsNotAssessed() throws {
    let tumor = AtomRuleTests.tumor.germline(
      "KIT c.*36G>A", consequences: [.threePrimeUTRVariant], identifiers: ["rs17084733"])
    let found = try AtomRuleTests.result("KIT rs17084733", tumor)
    #expect(found.matches.isEmpty && found.excluded.map(\.reason.key) == ["knowledge.notAssessed.allele"])
    #expect(try AtomRuleTests.result("KIT rs17084733", AtomRuleTests.tumor.germline("KIT M541L")).excluded.isEmpty)
  }

  /// Positions of PyPGx's variant table, both builds.
  @Test func identifiersStandForTheirAllelesInBothBuilds() {
    let expected = [
      "rs3918290": ("1:97915614:C:T", "1:97450058:C:T"), "rs55886062": ("1:97981343:A:C", "1:97515787:A:C"),
      "rs67376798": ("1:97547947:T:A", "1:97082391:T:A"), "rs4149056": ("12:21331549:T:C", "12:21178615:T:C"),
    ]
    #expect(StarAllele.substitutions(.grch37).mapValues(\.description) == expected.mapValues(\.0))
    #expect(StarAllele.substitutions(.grch38).mapValues(\.description) == expected.mapValues(\.1))
  }
}
