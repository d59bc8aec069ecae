#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Exact limits and tails of counts, in double precision.
enum Poisson {
  /// Exact two-sided limits of a Poisson mean given a count (Garwood 1936, Biometrika 28:437): the lower limit λ has
  /// P(X ≥ count | λ) = α/2, the upper one P(X ≤ count | λ) = α/2; the lower limit of 0 is 0.
  static func limits(count: Int, confidence: Double = 0.95) -> (lower: Double, upper: Double) {
    precondition(count >= 0 && confidence > 0 && confidence < 1, "a count and a confidence between 0 and 1")
    let tail = (1 - confidence) / 2
    let lower = count == 0 ? 0 : gammaQuantile(tail, shape: Double(count))
    return (lower, gammaQuantile(1 - tail, shape: Double(count + 1)))
  }

  /// P(X ≥ count) for a Poisson variable of that mean.
  static func upperTail(count: Int, mean: Double) -> Double {
    count <= 0 ? 1 : mean <= 0 ? 0 : regularizedLowerGamma(Double(count), mean)
  }

  /// The x with P(shape, x) = probability, by bisection: P grows with x, so no step can leave the bracket.
  private static func gammaQuantile(_ probability: Double, shape: Double) -> Double {
    var low = 0.0
    var high = shape + 10 * shape.squareRoot() + 20
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if middle == low || middle == high { break }
      if regularizedLowerGamma(shape, middle) < probability { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// P(a, x) = γ(a, x) / Γ(a): a series below a + 1, Lentz's continued fraction of Q above (DLMF 8.11.4, 8.9.2).
  static func regularizedLowerGamma(_ a: Double, _ x: Double) -> Double {
    guard x > 0 else { return 0 }
    let front = exp(a * log(x) - x - logGamma(a))
    if x < a + 1 { return front * lowerSeries(a, x) }
    return 1 - front * upperFraction(a, x)
  }

  private static func lowerSeries(_ a: Double, _ x: Double) -> Double {
    var term = 1 / a
    var sum = term
    var n = a
    repeat {
      n += 1
      term *= x / n
      sum += term
    } while term > sum * 1e-17
    return sum
  }

  private static func upperFraction(_ a: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / b
    var fraction = d
    var i = 1.0
    var step = 0.0
    repeat {
      let numerator = -i * (i - a)
      b += 2
      d = numerator * d + b
      if abs(d) < tiny { d = tiny }
      c = b + numerator / c
      if abs(c) < tiny { c = tiny }
      d = 1 / d
      step = d * c
      fraction *= step
      i += 1
    } while abs(step - 1) > 1e-16 && i < 100_000
    return fraction
  }
}

/// Tails of the binomial distribution.
enum Binomial {
  /// P(X ≥ successes) in `trials` independent trials of that probability.
  static func upperTail(successes: Int, trials: Int, probability: Double) -> Double {
    guard successes > 0 else { return 1 }
    guard successes <= trials, probability > 0 else { return 0 }
    guard probability < 1 else { return 1 }
    var sum = 0.0
    for count in successes...trials {
      let term = exp(logTerm(count, trials, probability))
      sum += term
      if Double(count) > Double(trials) * probability, term < sum * 1e-17 { break }
    }
    return min(1, sum)
  }

  /// P(X ≤ successes).
  static func lowerTail(successes: Int, trials: Int, probability: Double) -> Double {
    upperTail(successes: trials - successes, trials: trials, probability: 1 - probability)
  }

  private static func logTerm(_ count: Int, _ trials: Int, _ probability: Double) -> Double {
    let (k, n) = (Double(count), Double(trials))
    return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) + k * log(probability) + (n - k)
      * log1p(-probability)
  }
}

/// ln Γ(x) for x > 0. `lgamma_r` is used where it exists: `lgamma` writes a global.
private func logGamma(_ x: Double) -> Double {
  var sign: Int32 = 0
  return lgamma_r(x, &sign)
}
