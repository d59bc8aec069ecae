import OncologyCore
import Releases

/// A reader of input and what it promises of any bytes at all: it never traps, it refuses with an `InputError` (a release
/// with a `ReleaseError`), and what it gives keeps its type's own rules.
package enum FuzzTarget: String, CaseIterable, Sendable {
  case vcf, bcf, maf, segments, fusions, expression, bed, manifest, record, table, json, pattern, knowledge, reference
  case profile, interpretation
  case proteinChange = "protein-change"
  case patientCase = "patient-case"
  case releaseManifest = "release-manifest"

  /// What became of one input.
  package enum Outcome: Equatable, Sendable {
    case accepted
    /// With the reader's own sentence.
    case refused(String)
    /// The promises that do not hold, in words.
    case broken([String])
  }

  package func outcome(on bytes: [UInt8]) -> Outcome {
    var judge = Judge()
    var refusal: String?
    do {
      refusal = try run(bytes, &judge) ? nil : "what cannot be read is nil"
    } catch let error as InputError {
      refusal = error.description
      judge.expect(!error.problem.isEmpty, "an error says what is wrong")
    } catch let error as ReleaseError where self == .releaseManifest {
      refusal = error.description
      judge.expect(!error.problem.isEmpty, "an error says what is wrong")
    } catch {
      judge.expect(false, "what is thrown is an InputError, and this is \(type(of: error)): \(error)")
    }
    if !judge.broken.isEmpty { return .broken(judge.broken) }
    return refusal.map(Outcome.refused) ?? .accepted
  }

  /// `false` where a reader that throws nothing could not read it.
  private func run(_ bytes: [UInt8], _ judge: inout Judge) throws -> Bool {
    switch self {
    case .vcf, .bcf, .maf: try VariantFileTarget.run(bytes, &judge)
    case .segments: try TableTargets.segments(bytes, &judge)
    case .fusions: try TableTargets.fusions(bytes, &judge)
    case .expression: try TableTargets.expression(bytes, &judge)
    case .bed: try TableTargets.regions(bytes, &judge)
    case .table: try TableTargets.anyTable(bytes, &judge)
    case .manifest: try DocumentTargets.manifest(bytes, &judge)
    case .record: try DocumentTargets.record(bytes, &judge)
    case .json: try DocumentTargets.json(bytes, &judge)
    case .pattern: return NameTargets.pattern(bytes, &judge)
    case .proteinChange: return NameTargets.proteinChange(bytes, &judge)
    case .knowledge: try ReleaseTargets.knowledge(bytes, &judge)
    case .reference: try ReleaseTargets.reference(bytes, &judge)
    case .patientCase: try StageTargets.document(PatientCase.self, bytes, &judge)
    case .profile: try StageTargets.document(TumorProfile.self, bytes, &judge)
    case .interpretation: try StageTargets.document(Interpretation.self, bytes, &judge)
    case .releaseManifest: try StageTargets.releaseManifest(bytes, &judge)
    }
    return true
  }
}

/// Collects promises that do not hold.
struct Judge {
  private(set) var broken: [String] = []

  mutating func expect(_ holds: Bool, _ promise: @autoclosure () -> String) {
    if !holds { broken.append(promise()) }
  }

  /// What an engine found can be written as a document: no number in it is other than finite.
  mutating func expectDocument(_ value: some Encodable, _ what: String) {
    do { _ = try CanonicalJSON.encode(value: value) } catch {
      expect(false, "\(what) can be written as JSON: \(error)")
    }
  }
}
