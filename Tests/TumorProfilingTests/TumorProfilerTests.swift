import Foundation
import OncologyCore
import TestSupport
import Testing

@testable import TumorProfiling

@Suite struct TumorProfilerTests {
  private let models = ToyModels(statedGeneCount: 19_022)
    .length("17", 83_257_441).gene("TP53", "17", 7_668_421...7_687_490).gene("ERBB2", "17", 39_688_094...39_728_658)

  private func profile(_ patient: PatientCase, _ variants: [VariantFinding]) throws -> TumorProfile {
    try TumorProfiler(models: models).profile(
      case: patient, variants: variants, specimen: "tumor", reference: Make.reference, softwareVersion: "0.1.0")
  }

  private let mixed: [VariantFinding] = [
    Make.variant("17:7675088:C:T", Make.effect("TP53", "R175H", .missenseVariant), fraction: 0.4),
    Make.variant("17:7674230:CA:C", Make.effect("TP53", "G245fs", .frameshiftVariant), fraction: 0.1),
    Make.variant("2:500:A:G", Make.effect("A", "L10=", .synonymousVariant), fraction: 0.2),
    Make.variant("2:900:A:G", Make.effect("A", nil, .intronVariant), fraction: 0.3),
    Make.variant(
      "3:900:A:G", Make.effect("B", nil, .codingSequenceVariant, residue: 7, basis: .computedWithoutSequence),
      fraction: nil),
    Make.variant("X:77:A:G"),
    Make.variant("2:500:A:T", Make.effect("A", "L10F", .missenseVariant), origin: .germline, zygosity: .heterozygous),
  ]

  @Test func countsAddUp() throws {
    let counts = try profile(Make.patient(variants: mixed), mixed).summary.counts
    #expect(counts.total == 7)
    #expect(counts.germline == 1)
    #expect(counts.coding == 5)
    #expect(counts.nonSynonymous == 3)
    #expect(counts.withoutGene == 1)
    #expect(counts.withoutSequence == 1)
    // Every variant is coding, in a gene but not coding, or in none.
    let inGeneNotCoding = 1
    #expect(counts.coding + inGeneNotCoding + counts.withoutGene == counts.total)
  }

  @Test func variantsStandInGenomicOrderAndKeepTheirIdentifiers() throws {
    let found = try profile(Make.patient(variants: mixed), mixed)
    #expect(
      found.variants.map(\.call.allele.description) == [
        "2:500:A:G", "2:500:A:T", "2:900:A:G", "3:900:A:G", "17:7674230:CA:C", "17:7675088:C:T", "X:77:A:G",
      ])
    #expect(Set(found.variants.map(\.id)) == Set(mixed.map(\.id)))
    let reversed = try profile(Make.patient(variants: mixed.reversed()), mixed.reversed())
    #expect(reversed.variants == found.variants)
  }

  @Test func allFractionsOfNonGermlineVariantsAscend() throws {
    #expect(try profile(Make.patient(variants: mixed), mixed).summary.alleleFractions == [0.1, 0.2, 0.3, 0.3, 0.4])
  }

  @Test func siblingsOfAGeneAreSeen() throws {
    let found = try profile(Make.patient(variants: mixed), mixed)
    let tp53 = found.variants.filter { $0.effect?.gene == "TP53" }
    #expect(tp53.allSatisfy { $0.alleleStatus?.value == .possiblyBiallelic })
  }

  @Test func theSameAlleleInBothListsIsOneHit() throws {
    let somatic = Make.variant("17:7675088:C:T", Make.effect("TP53", "R175H", .missenseVariant))
    let germline = Make.variant(
      "17:7675088:C:T", Make.effect("TP53", "R175H", .missenseVariant), origin: .germline, zygosity: .heterozygous)
    let both = [somatic, germline]
    let found = try profile(Make.patient(variants: both), both)
    #expect(found.variants.map(\.alleleStatus?.value) == [.unknown, .unknown])
    #expect(found.variants.map(\.call.origin) == [.germline, .somatic])
  }

  /// A header without rows: nothing was given, and no ratio is spoken of.
  @Test func aTableWithoutSegmentsIsNoCopyNumber() throws {
    let summary = try profile(Make.patient(segments: []), []).summary
    #expect(!summary.coverage.hasCopyNumber)
    #expect(summary.diagnostics.map(\.message.key) == [ProfilingMessage.copiesWithoutSegments.rawValue])
  }

  @Test func coverageTellsWhatWasGiven() throws {
    let bare = try profile(Make.patient(), []).summary.coverage
    #expect(!bare.hasCopyNumber && !bare.hasFusions && !bare.hasExpression && !bare.hasCallableRegions)
    #expect(bare.fullyCallableGenes == nil)
    let full = try profile(
      Make.patient(
        variants: mixed, segments: [Make.segment("9", 1...9, total: 2)], fusions: [],
        expression: GeneExpression(genes: [], tpm: []), callable: []), mixed
    ).summary.coverage
    #expect(full.hasCopyNumber && full.hasFusions && full.hasExpression && full.hasCallableRegions && full.hasGermline)
    #expect(!full.hasMinorCopies)
    #expect(full.fullyCallableGenes == [])
    #expect(full.genesWithoutSequence == ["B"])
    #expect(full.genesWithModels == 19_022)
  }

  @Test func copyNumberReachesVariantsAndGenes() throws {
    let segments = [
      Make.segment("17", 1...20_000_000, major: 2, minor: 0),
      Make.segment("17", 39_000_000...40_000_000, major: 8, minor: 1),
    ]
    let variant = Make.variant(
      "17:7674230:CA:C", Make.effect("TP53", "G245fs", .frameshiftVariant), fraction: 0.8)
    let found = try profile(Make.patient(variants: [variant], segments: segments), [variant])
    #expect(found.variants[0].localCopies == .init(total: 2, minor: 0))
    #expect(found.variants[0].alleleStatus?.value == .biallelic)
    #expect(found.copyNumber.map(\.gene) == ["TP53", "ERBB2"])
    #expect(found.copyNumber.map(\.call) == [.copyNeutralLossOfHeterozygosity, .amplification])
    #expect(found.summary.diagnostics.contains { $0.message.key == ProfilingMessage.ploidyAssumed.rawValue })
  }

  @Test func expressionIsGivenOfGenesWithFindingsWithTheirRank() throws {
    let expression = GeneExpression(genes: ["ERBB2", "TP53", "OTHER", "MORE"], tpm: [500, 3, 1, 40])
    let segments = [Make.segment("17", 39_000_000...40_000_000, major: 8, minor: 1)]
    let variant = Make.variant("17:7675088:C:T", Make.effect("TP53", "R175H", .missenseVariant))
    let found = try profile(
      Make.patient(variants: [variant], segments: segments, expression: expression), [variant])
    #expect(found.expression.map(\.gene) == ["ERBB2", "TP53"])
    #expect(found.expression.map(\.percentileWithinSample) == [0.75, 0.25])
  }

  @Test func modelsOfAnotherBuildAreRefused() {
    #expect(throws: InputError.self) { try profile(Make.patient(assembly: .grch37), []) }
  }

  @Test func theProfileSurvivesItsJSON() throws {
    let segments = [Make.segment("17", 1...20_000_000, major: 2, minor: 0)]
    let fusion = FusionCall(fivePrimeGene: "TPM3", threePrimeGene: "NTRK1", line: 2)
    let found = try profile(Make.patient(variants: mixed, segments: segments, fusions: [fusion]), mixed)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let bytes = try encoder.encode(DocumentEnvelope(found))
    let read = try JSONDecoder().decode(DocumentEnvelope<TumorProfile>.self, from: bytes).document
    #expect(read == found)
    #expect(try encoder.encode(DocumentEnvelope(read)) == bytes)
  }
}

/// T001-COAD as a whole: what a sceptical board would find suspicious must stand in the panel.
@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reasonToSkip)))
struct ColorectalExampleTests {
  private func profile() throws -> TumorProfile {
    let variants = try SharedTables.colorectalVariants(.grch38)
    let patient = Make.patient(
      variants: variants, segments: try SharedTables.colorectalSegments(),
      fusions: try SharedTables.colorectalFusions(),
      expression: try SharedTables.colorectalExpression())
    let drivers = [
      "EML4::ALK", "PAX3::FOXO1", "FGFR3::TACC3", "KIAA1549::BRAF", "CCDC6::RET", "TMPRSS2::ERG", "BCR::ABL1",
      "EWSR1::FLI1", "TPM3::NTRK1",
    ]
    return try TumorProfiler(models: try SharedTables.models(.grch38), driverFusions: drivers).profile(
      case: patient, variants: variants, specimen: "tumor", reference: Make.reference, softwareVersion: "0.1.0")
  }

  @Test func noFusionOfNineIsWithoutDoubt() throws {
    let found = try profile()
    #expect(found.fusions.count == 9)
    #expect(found.fusions.allSatisfy { !$0.doubts.isEmpty })
    let keys = { (name: String) in found.fusions.first { $0.call.name == name }?.doubts.map(\.key) ?? [] }
    #expect(keys("BCR::ABL1").contains(ProfilingMessage.fusionBreakpointOffGene.rawValue))
    #expect(keys("TMPRSS2::ERG").contains(ProfilingMessage.fusionBreakpointPastGene.rawValue))
    #expect(keys("FGFR3::TACC3").contains(ProfilingMessage.fusionBreakpointPastGene.rawValue))
    #expect(keys("NTRK1::TPM3").contains(ProfilingMessage.fusionReciprocal.rawValue))
    #expect(keys("EML4::ALK").contains(ProfilingMessage.fusionNotExpressed.rawValue))
    let tooMany = try #require(
      found.summary.contradictions.first { $0.message.key == ProfilingMessage.fusionTooManyDrivers.rawValue })
    #expect(tooMany.message.arguments["count"] == "8")
  }

  @Test func amplificationsAndDeepDeletions() throws {
    let found = try profile()
    let genes = { (call: CopyNumberFinding.Call) in found.copyNumber.filter { $0.call == call }.map(\.gene) }
    // Chromosome 1, 114.4–116.2 Mb at 24 copies holds NRAS; chromosome 17, 39.6–40.0 Mb at 9 copies holds ERBB2.
    #expect(genes(.amplification).contains("NRAS"))
    #expect(genes(.amplification).contains("ERBB2"))
    let erbb2 = try #require(found.copyNumber.first { $0.gene == "ERBB2" })
    #expect(erbb2.totalCopies == 9)
    #expect(erbb2.rule.arguments["threshold"] == "6")
    #expect(!genes(.deepDeletion).isEmpty)
    // The segments' mean over the autosomes is 1.86 copies, and two copies are the most frequent.
    let ploidy = try #require(
      found.summary.diagnostics.first { $0.message.key == ProfilingMessage.ploidyFromSegments.rawValue })
    #expect(ploidy.message.arguments["ploidy"] == "1.86")
    #expect(ploidy.message.arguments["copies"] == "2")
  }

  @Test func theDPYDAlleleOfTheSomaticListIsPossiblyGermline() throws {
    let variants = try SharedTables.colorectalVariants(.grch38).map { variant in
      var named = variant
      if variant.call.allele.description == "1:97450058:C:T" {
        named.effect = Make.effect("DPYD", nil, .spliceDonorVariant, coding: "c.1905+1G>A")
      }
      return named
    }
    let found = try TumorProfiler(models: try SharedTables.models(.grch38)).profile(
      case: Make.patient(variants: variants), variants: variants, specimen: "tumor", reference: Make.reference,
      softwareVersion: "0.1.0")
    let dpyd = try #require(found.variants.first { $0.effect?.gene == "DPYD" })
    #expect(
      Set(dpyd.notes.map(\.key)) == [
        ProfilingMessage.possibleGermlinePharmacogene.rawValue, ProfilingMessage.calledByOne.rawValue,
      ])
  }
}
