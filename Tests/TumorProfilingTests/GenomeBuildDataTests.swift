import OncologyCore
import TestSupport
import Testing

@testable import TumorProfiling

/// T001-COAD's two VCF files, each taken as its own and as the other build, against the shared tables.
///
/// The counts were made apart by a script over the same tables (LRG coding sequences by position, GENCODE coding parts,
/// hotspot alleles); `Documentation/Methods/genome-build.md` has the table of subsamples.
@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reasonToSkip)))
struct GenomeBuildDataTests {
  private func rule(_ assembly: Assembly) throws -> GenomeBuildRule {
    let other: Assembly = assembly == .grch38 ? .grch37 : .grch38
    return GenomeBuildRule(
      models: try SharedTables.models(assembly),
      otherBuild: ToyKnownAlleles(alleles: try SharedTables.hotspots(other)))
  }

  @Test func theRightBuildIsVerified() throws {
    for (assembly, total, compared, coding) in [(Assembly.grch38, 3313, 103, 2694), (.grch37, 3317, 96, 94)] {
      let variants = try SharedTables.colorectalVariants(assembly)
      let outcome = try rule(assembly).check(variants, of: Make.patient(assembly: assembly, variants: variants))
      #expect(variants.count == total)
      #expect(outcome.check.verdict == .verified)
      #expect(outcome.check.referenceBasesCompared == compared)
      #expect(outcome.check.referenceBasesAgreeing == compared)
      #expect(outcome.check.inCodingModels == coding)
      #expect(outcome.check.hotspotAllelesInStatedBuild == 4)
      #expect(outcome.check.hotspotAllelesInOtherBuild == 0)
    }
  }

  @Test func theWrongBuildIsRefused() throws {
    for (stated, actual) in [(Assembly.grch38, Assembly.grch37), (.grch37, .grch38)] {
      let variants = try SharedTables.colorectalVariants(actual)
      let rule = try rule(stated)
      #expect(throws: InputError.self) {
        _ = try rule.check(variants, of: Make.patient(assembly: stated, variants: variants))
      }
    }
  }

  @Test func aMixOfBothBuildsIsRefused() throws {
    let right = try SharedTables.colorectalVariants(.grch38)
    let wrong = try SharedTables.colorectalVariants(.grch37)
    let rule = try rule(.grch38)
    let mixed = right.prefix(2500) + wrong.suffix(800)
    #expect(throws: InputError.self) {
      _ = try rule.check(Array(mixed), of: Make.patient(variants: Array(mixed)))
    }
  }
}
