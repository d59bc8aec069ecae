import OncologyCore

/// Allele fractions that a segment's copies cannot give.
struct FractionChecks: Sendable {
  /// Chance below which reads contradict a segment; small, since thousands of variants are asked.
  var significance = 1e-6
  /// How far above the limit a fraction without a depth must be.
  var marginWithoutDepth = 0.2
  /// Fraction from which a variant in a segment without copies contradicts it.
  var fractionInDeletion = 0.10

  let purity: Double?
  let segments: LocalCopyRule

  func contradictions(_ variants: [VariantFinding]) -> [Contradiction] {
    var tooHigh: [VariantFinding] = []
    var inDeletion: [VariantFinding] = []
    for variant in variants where variant.call.origin != .germline && variant.call.allele.contig.isAutosome {
      guard let segment = segments.segment(at: variant.call.allele), let total = segment.total else { continue }
      if total < 0.5 {
        if (variant.call.alleleFraction ?? 0) >= fractionInDeletion { inDeletion.append(variant) }
      } else if exceeds(variant.call, total: total, minor: segment.minor) {
        tooHigh.append(variant)
      }
    }
    var found: [Contradiction] = []
    if !tooHigh.isEmpty {
      found.append(Contradiction(message(.fractionAboveSegment, tooHigh), findings: tooHigh.map(\.id)))
    }
    if !inDeletion.isEmpty {
      found.append(Contradiction(message(.variantInDeepDeletion, inDeletion), findings: inDeletion.map(\.id)))
    }
    return found
  }

  /// Whether the fraction is above what the larger parental copy number can give, at the stated purity or, where there
  /// is none, at 100 %. A call of unknown origin near 1 may be a homozygous germline allele and says nothing.
  private func exceeds(_ call: SmallVariantCall, total: Double, minor: Double?) -> Bool {
    guard let fraction = call.alleleFraction, let minor, minor >= 0.5 else { return false }
    if call.origin == .unknown, fraction > 0.9 { return false }
    let isSomatic = call.origin == .somatic
    let model = Multiplicity(total: total, purity: isSomatic ? purity ?? 1 : 1)
    let limit = model.expectedFraction(total - minor)
    guard fraction > limit else { return false }
    guard let reads = Reads(call) else { return fraction > limit + marginWithoutDepth }
    return Binomial.upperTail(successes: reads.alternate, trials: reads.depth, probability: limit) < significance
  }

  private func message(_ key: ProfilingMessage, _ variants: [VariantFinding]) -> Message {
    Message(key, ["count": "\(variants.count)", "examples": Examples.text(variants)])
  }
}

/// A few variants by name, with their fractions.
enum Examples {
  static func text(_ variants: [VariantFinding], limit: Int = 5) -> String {
    let shown = variants.prefix(limit).map { variant in
      variant.shortName + (variant.call.alleleFraction.map { " (\(NumberText.short($0 * 100)) %)" } ?? "")
    }
    return shown.joined(separator: ", ") + (variants.count > limit ? ", …" : "")
  }
}
