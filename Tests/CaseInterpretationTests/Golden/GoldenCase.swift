import CaseInterpretation
import Foundation
import OncologyCore
import Releases
import StarterReleases
import TestSupport

/// A real case through all stages, against the starter releases.
struct GoldenCase {
  let patient: PatientCase
  let profile: TumorProfile
  let interpretation: Interpretation

  init(_ sources: CaseSources) throws {
    patient = try CaseIngest.read(sources)
    profile = try Self.stage(sources.assembly).profile(patient)
    interpretation = try Self.interpretationStage.get().interpret(profile, overrides: [])
  }

  private static let store = ReleaseStore(folders: [StarterReleases.folder])
  private static let interpretationStage = Result {
    try InterpretationStage(release: store.release(.knowledge))
  }
  private static let stages: [Assembly: Result<ProfileStage, any Error>] = [
    .grch37: Result { try makeStage(.grch37, other: .grch38) },
    .grch38: Result { try makeStage(.grch38, other: .grch37) },
  ]

  private static func stage(_ assembly: Assembly) throws -> ProfileStage {
    guard let stage = stages[assembly] else { throw InputError(.wrongAssembly, "no stage for \(assembly.rawValue).") }
    return try stage.get()
  }

  private static func makeStage(_ assembly: Assembly, other: Assembly) throws -> ProfileStage {
    let loaded = try LoadedReference(
      store.release(.reference, assembly: assembly), otherBuild: store.release(.reference, assembly: other))
    return ProfileStage(loaded, try interpretationStage.get())
  }
}

/// What a golden file holds of a case: digests and chosen facts, no copies of the data.
struct GoldenFacts: Codable, Equatable {
  var inputs: [String: String]
  var variants: Int
  var build: String
  /// Sequence Ontology terms of the first effect, joined, with how many variants have them.
  var consequences: [String: Int]
  /// Of every variant's allele, gene, transcript, c. and p. name, in the order of the profile.
  var effects: String
  var burdenCounted: Int
  var burdenPerMegabase: String
  var copyNumber: [String: Int]
  /// Keys of the contradictions, with how many there are of each.
  var contradictions: [String: Int]
  var tierOneFindings: [String]
  var tierOneOptions: [String]

  init(_ golden: GoldenCase) {
    let (profile, summary) = (golden.profile, golden.profile.summary)
    inputs = Dictionary(summary.inputs.map { ($0.role.rawValue, $0.digest) }) { first, _ in first }
    variants = profile.variants.count
    build = summary.buildCheck.verdict.rawValue
    consequences = Self.counts(
      profile.variants.map { variant in
        variant.effect.map { $0.consequences.map(\.rawValue).joined(separator: "&") } ?? "none"
      })
    let lines = profile.variants.map { variant in
      let effect = variant.effect
      let names = [effect?.gene, effect?.transcript, effect?.hgvsCoding, effect?.protein.map { "\($0)" }]
      return "\(variant.call.allele)\t" + names.map { $0 ?? "" }.joined(separator: "\t")
    }
    effects = Digest.sha256(Array(lines.joined(separator: "\n").utf8))
    burdenCounted = summary.burden.counted
    burdenPerMegabase =
      summary.burden.mutationsPerMegabase.map { NumberText.short($0, places: 1) } ?? "not computable"
    copyNumber = Self.counts(profile.copyNumber.map(\.call.rawValue))
    contradictions = Self.counts(summary.contradictions.map(\.message.key))
    tierOneFindings = golden.interpretation.findings.filter { $0.significance == .tierI }.map(\.label)
    tierOneOptions = golden.interpretation.options.filter { $0.tier == .one }.map {
      "\($0.stance.rawValue) \($0.therapies.joined(separator: " + ")) \($0.level?.rawValue ?? "")"
    }
  }

  private static func counts(_ words: [String]) -> [String: Int] {
    words.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}
