import OncologyCore

/// What an allele fraction says of the number of copies that carry a somatic variant.
///
/// With purity p, N copies in the tumour and two in normal cells, a variant on m copies of every tumour cell has the
/// expected fraction m p / (p N + 2 (1 − p)) (Stephens et al. 2012, doi:10.1038/nature11017, methods).
struct Multiplicity {
  var total: Double
  var purity: Double

  func expectedFraction(_ copies: Double) -> Double {
    let denominator = purity * total + 2 * (1 - purity)
    return denominator > 0 ? copies * purity / denominator : 0
  }

  /// Whether the call's reads are too few for that many copies, at a chance below 1 in 100.
  func isBelow(_ copies: Double, _ call: SmallVariantCall) -> Bool {
    let expected = min(1, expectedFraction(copies))
    guard let reads = Reads(call) else { return (call.alleleFraction ?? 1) < expected * 0.6 }
    return Binomial.lowerTail(successes: reads.alternate, trials: reads.depth, probability: expected) < 0.01
  }
}

/// Depth and alternative reads of a call, worked out from the fraction where the file gives only that.
struct Reads {
  var depth: Int
  var alternate: Int

  init?(_ call: SmallVariantCall) {
    guard let depth = call.depth, depth > 0 else { return nil }
    if let alternate = call.alternateDepth {
      guard alternate >= 0, alternate <= depth else { return nil }
      self.alternate = alternate
    } else if let fraction = call.alleleFraction {
      alternate = Int((fraction * Double(depth)).rounded())
    } else {
      return nil
    }
    self.depth = depth
  }
}
