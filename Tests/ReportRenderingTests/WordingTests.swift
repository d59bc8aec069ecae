import OncologyCore
import Testing

@testable import ReportRendering

/// Words that stand in place of what a rule or a file writes.
@Suite struct WordingTests {
  private func report(_ change: (inout Interpretation) -> Void) -> Report {
    var interpretation = SampleTumor().interpretation
    change(&interpretation)
    return ReportComposer(catalogue: sampleCatalogue).report(from: interpretation)
  }

  private func copyNumber(_ call: CopyNumberFinding.Call, _ role: GeneRole.Role?) -> InterpretedFinding {
    let id = FindingID.copyNumber(gene: "NRAS", .grch38, specimen: "tumor")
    let place = GenomicInterval(contig: Contig("1"), start: 1, end: 1000)
    return InterpretedFinding(
      id: id, kind: .copyNumber, label: "NRAS", gene: "NRAS", geneRole: role,
      copyNumber: CopyNumberFinding(
        id: id, gene: "NRAS", call: call, totalCopies: 24, segment: place, share: 1, rule: saying("rule")))
  }

  @Test(
    arguments: [
      (.amplification, .oncogene, "Amplified oncogene, no item of evidence gives it a tier", true),
      (.deepDeletion, .tumorSuppressor, "Deleted tumour suppressor, no item of evidence gives it a tier", true),
      (.amplification, .tumorSuppressor, "Unknown significance", false),
      (.deepDeletion, .oncogene, "Unknown significance", false), (.amplification, nil, "Unknown significance", false),
    ] as [(CopyNumberFinding.Call, GeneRole.Role?, String, Bool)])
  func anAmplifiedOncogeneHasWordsOfItsOwn(
    call: CopyNumberFinding.Call, role: GeneRole.Role?, words: String, matters: Bool
  ) {
    let shown = report { $0.findings = [copyNumber(call, role)] }.findings[0]
    #expect(shown.significanceText == words)
    #expect(shown.matters == matters)
  }

  @Test func aFileOfManySamplesSaysWhichOne() {
    let title = { (sample: String?) in
      self.report {
        $0.summary.caseID = "data_mutations"
        $0.summary.options.tumorSample = sample
      }.header.title
    }
    #expect(title("TCGA-A1-A0SB-01").hasPrefix("Case data_mutations, sample TCGA-A1-A0SB-01 · "))
    #expect(title("data_mutations").hasPrefix("Case data_mutations · "))
    #expect(title(nil).hasPrefix("Case data_mutations · "))
  }

  @Test func germlineVariantsAreNotCountedAsTheTumours() {
    let report = report {
      $0.summary.coverage.hasGermline = true
      $0.summary.counts.total = 6
      $0.summary.counts.germline = 5
    }
    let measure = report.measures.first { $0.kind == .variants }
    #expect(measure?.value == "1")
    #expect(measure?.details.contains("5 more in the germline list") == true)
    #expect(report.germline.notes.contains { $0.hasPrefix("Pharmacogenes are not assessed as such") })
  }

  @Test func whatTheRecordWritesIsToldInWords() {
    let composition = Composition(SampleTumor().interpretation, .english)
    let text = composition.sentence(
      Message(Asked.state, ["biomarker": "castration_resistant", "state": "positive"]))
    #expect(text.contains("castration-resistant status") && !text.contains("castration_resistant"), "\(text)")
    #expect(
      composition.sentence(Message(Asked.state, ["biomarker": "HER2", "state": "IHC3+"])).contains("HER2 IHC 3+"))
  }

  private enum Asked: String, MessageKey { case state = "knowledge.option.stateUnknown" }

  @Test func possiblyBothCopiesIsForSuppressors() {
    let composition = Composition(SampleTumor().interpretation, .english)
    let allele = GenomicAllele(contig: Contig("7"), position: 55_191_822, reference: "T", alternate: "G")
    var variant = VariantFinding(
      id: .variant(allele, .grch38, specimen: "tumor"),
      call: SmallVariantCall(allele: allele, origin: .somatic, line: 1))
    variant.alleleStatus = AlleleStatus(.possiblyBiallelic, because: saying("reason"))
    #expect(composition.alleleText(variant, role: .tumorSuppressor) == "possibly both copies hit")
    #expect(composition.alleleText(variant, role: .both) == "possibly both copies hit")
    #expect(
      composition.alleleText(variant, role: .oncogene) == "a further change in the gene, cis or trans not known")
    variant.localCopies = .init(total: 2, minor: 0)
    #expect(composition.alleleText(variant, role: nil) == "one parental copy is lost here")
    variant.alleleStatus = AlleleStatus(.heterozygous, because: saying("reason"))
    #expect(composition.alleleText(variant, role: .oncogene) == "one copy hit")
  }
}
