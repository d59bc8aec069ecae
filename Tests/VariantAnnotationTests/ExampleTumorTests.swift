import OncologyCore
import TestSupport
import Testing

@testable import VariantAnnotation

/// T001-COAD, a colorectal tumour of TCGA, on both assemblies.
@Suite(
  .enabled(if: StarterReference.isPresent, Comment(rawValue: StarterReference.reasonToSkip)),
  .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reasonToSkip)))
struct ExampleTumorTests {
  private func alleles(_ assembly: Assembly) throws -> [GenomicAllele] {
    let file = SharedData.file("vcf/pcgr/T001-COAD.\(assembly.rawValue.lowercased()).vcf.gz")
    return try DelimitedRows.gunzipped(file).split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let fields = line.split(separator: "\t")
      return GenomicAllele(
        contig: Contig(fields[0]), position: Int(fields[1])!, reference: String(fields[3]),
        alternate: String(fields[4]))
    }
  }

  @Test(arguments: [Assembly.grch38, .grch37]) func referenceBasesAgreeInTheRightBuild(assembly: Assembly) throws {
    let models = try StarterReference.models(assembly)
    let answers = try alleles(assembly).map(models.referenceAgrees)
    #expect(answers.count { $0 == true } > 100)
    #expect(answers.count { $0 == false } == 0)
  }

  @Test func referenceBasesDisagreeInTheWrongBuild() throws {
    let models = try StarterReference.models(.grch38)
    let answers = try alleles(.grch37).map(models.referenceAgrees)
    // few places are coding in the wrong build, and of those chance lets about a third agree
    #expect(answers.count { $0 == false } > 0)
    #expect(answers.count { $0 == true } < 10)
  }

  @Test func bothBuildsGiveTheSameChangesOfTheSameTranscripts() throws {
    let named = { (assembly: Assembly) throws -> [String: [String]] in
      let annotator = VariantAnnotator(models: try StarterReference.models(assembly))
      let effects = try alleles(assembly).flatMap(annotator.effects).filter { $0.basis == .computed }
      return Dictionary(grouping: effects.filter { $0.protein != nil }, by: \.transcript)
        .mapValues { $0.map { "\($0.gene) \($0.hgvsCoding ?? "") \($0.protein!.hgvs) \($0.consequences)" }.sorted() }
    }
    let here = try named(.grch38), there = try named(.grch37)
    let both = Set(here.keys).intersection(there.keys)
    #expect(both.count > 60)
    for transcript in both { #expect(here[transcript] == there[transcript]) }
  }

  @Test func knownDriversAreNamed() throws {
    for assembly in Assembly.allCases {
      let annotator = VariantAnnotator(models: try StarterReference.models(assembly))
      let effects = try alleles(assembly).compactMap {
        annotator.annotate(SmallVariantCall(allele: $0, origin: .somatic, line: 1)).effect
      }
      let labels = Set(effects.compactMap { effect in effect.protein.map { "\(effect.gene) \($0.short)" } })
      #expect(labels.isSuperset(of: ["BRAF V600E", "TP53 V73Wfs*50"]))
    }
  }
}
