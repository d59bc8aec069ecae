import OncologyCore
import Testing

@Suite struct FindingIDTests {
  @Test func whatANameIsMadeFromIsReadBack() {
    let allele = GenomicAllele(contig: Contig("7"), position: 140_753_336, reference: "A", alternate: "T")
    let point = FusionCall.Breakpoint(contig: Contig("2"), position: 29_223_528)
    let fusion = FusionCall(fivePrimeGene: "EML4", threePrimeGene: "ALK", threePrimeBreakpoint: point, line: 2)
    let named: [(FindingID, FindingID.Content)] = [
      (.variant(allele, .grch38, specimen: "tumor"), .variant(allele)),
      (.copyNumber(gene: "ERBB2", .grch38, specimen: "tumor"), .copyNumber(gene: "ERBB2")),
      (.fusion(fusion, .grch38, specimen: "tumor"), .fusion(name: "EML4::ALK")),
      (.expression(gene: "ERBB2", specimen: "tumor"), .expression(gene: "ERBB2")),
      (.biomarker("MSI", specimen: "tumor"), .biomarker(name: "MSI")),
      (.biomarker("absence of KRAS G12: none", specimen: "t"), .biomarker(name: "absence of KRAS G12: none")),
    ]
    for (id, content) in named { #expect(id.content == content, "\(id)") }
    #expect(FindingID("nothing of ours").content == nil)
  }
}
