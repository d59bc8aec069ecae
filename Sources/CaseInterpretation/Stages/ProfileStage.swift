import KnowledgeBase
package import OncologyCore
package import Releases
import TumorProfiling
import VariantAnnotation

/// From a case to the tumour's profile, against one reference release: annotate, then measure.
package struct ProfileStage: Sendable {
  /// The label that findings' identifiers carry: one specimen a case.
  package static let specimen = "tumor"

  package let reference: ReleaseReference
  private let annotator: VariantAnnotator
  private let profiler: TumorProfiler

  /// - Parameters:
  ///   - driverFusions: fusions known as drivers, as the knowledge release names them.
  ///   - askedGenes: genes of which the profile says whether they were assessed at all.
  ///   - identifiedAlleles: substitutions of the reference's build by the dbSNP number that stands for them.
  package init(
    _ loaded: LoadedReference, driverFusions: [String], askedGenes: Set<String>,
    identifiedAlleles: [String: GenomicAllele] = [:]
  ) {
    reference = loaded.reference
    annotator = VariantAnnotator(models: loaded.models)
    profiler = TumorProfiler(
      models: loaded.models, otherBuild: loaded.otherBuild, driverFusions: driverFusions, askedGenes: askedGenes,
      identifiedAlleles: identifiedAlleles)
  }

  /// With the lists that the knowledge release gives.
  package init(_ loaded: LoadedReference, _ interpretation: InterpretationStage) {
    self.init(
      loaded, driverFusions: interpretation.driverFusions, askedGenes: interpretation.askedGenes,
      identifiedAlleles: StarAllele.substitutions(loaded.models.assembly))
  }

  package func profile(_ patient: PatientCase) throws(InputError) -> TumorProfile {
    let findings = patient.variants.map { call in
      let (effect, others) = annotator.annotate(call)
      return VariantFinding(
        id: .variant(call.allele, patient.assembly, specimen: Self.label(of: call)), call: call, effect: effect,
        otherEffects: others)
    }
    return try profiler.profile(
      case: patient, variants: findings, specimen: Self.specimen, reference: reference,
      softwareVersion: SoftwareVersion.current)
  }

  /// A germline call is of the normal specimen: the same allele in both lists is two findings.
  private static func label(of call: SmallVariantCall) -> String { call.origin == .germline ? "germline" : specimen }
}

/// A reference release's tables, read and ready.
package struct LoadedReference: Sendable {
  package let reference: ReleaseReference
  let models: ReferenceModels
  let otherBuild: KnownAlleleSet?

  /// - Parameter otherBuild: the release of the other assembly, for recognising a wrong build; `nil` where there is none.
  package init(_ release: Release, otherBuild: Release?) throws {
    guard let assembly = release.manifest.assembly else {
      throw ReleaseError(.malformed, "\(release.folder): a reference release must state its assembly.")
    }
    reference = release.reference
    models = try ReferenceModels(assembly: assembly, files: release.readTables())
    self.otherBuild = try otherBuild.map { try KnownAlleleSet(files: $0.readAlleleTables()) }
  }
}

extension Release {
  /// Only the tables of known alleles.
  fileprivate func readAlleleTables() throws -> [String: [UInt8]] {
    var tables: [String: [UInt8]] = [:]
    for file in manifest.files where file.path.hasSuffix("known-alleles.tsv") {
      tables[file.path] = try read(file.path)
    }
    return tables
  }
}
