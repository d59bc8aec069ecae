import Testing

@testable import TumorProfiling

/// Reference values are SciPy 1.17.1's: `chi2.ppf(0.025, 2*k)/2`, `chi2.ppf(0.975, 2*k+2)/2`, `poisson.sf(k-1, mean)`,
/// `binom.sf(k-1, n, p)` and `binom.cdf(k, n, p)`.
@Suite struct PoissonTests {
  @Test(arguments: [
    (0, 0.0, 3.6888794541139354), (1, 0.025317807984289876, 5.571643390938898),
    (3, 0.6186721228956014, 8.767273069742323), (10, 4.7953886961324335, 18.39035604201778),
    (150, 126.95616130124488, 176.0171660970745), (2500, 2402.952365431124, 2599.9614843405425),
    (50_000, 49562.686650323674, 50440.212035431294),
  ])
  func exactLimitsAreSciPys(count: Int, lower: Double, upper: Double) {
    let limits = Poisson.limits(count: count)
    #expect(abs(limits.lower - lower) <= 1e-9 * max(1, lower))
    #expect(abs(limits.upper - upper) <= 1e-9 * upper)
  }

  @Test(arguments: [(3, 1.5, 0.19115316946194183), (1, 0.01, 0.009950166250831952), (120, 100, 0.02823039396486565)])
  func upperTailOfPoissonIsSciPys(count: Int, mean: Double, expected: Double) {
    #expect(abs(Poisson.upperTail(count: count, mean: mean) - expected) < 1e-12)
  }

  @Test(arguments: [
    (1, 1, 0.002, 0.002), (3, 7, 0.002, 2.7832402752192e-07), (96, 3317, 0.003, 1.0933217441584246e-59),
    (1, 3317, 0.002, 0.9986938127198794),
  ])
  func upperTailOfBinomialIsSciPys(successes: Int, trials: Int, probability: Double, expected: Double) {
    let found = Binomial.upperTail(successes: successes, trials: trials, probability: probability)
    #expect(abs(found - expected) <= 1e-9 * expected)
  }

  @Test func lowerTailOfBinomialIsSciPys() {
    #expect(abs(Binomial.lowerTail(successes: 3, trials: 10, probability: 0.5) - 0.171875) < 1e-14)
  }

  @Test func tailsAtTheEdgesAreWhole() {
    #expect(Binomial.upperTail(successes: 0, trials: 5, probability: 0.3) == 1)
    #expect(Binomial.upperTail(successes: 6, trials: 5, probability: 0.3) == 0)
    #expect(Binomial.upperTail(successes: 5, trials: 5, probability: 1) == 1)
    #expect(Poisson.upperTail(count: 0, mean: 0) == 1)
    #expect(Poisson.upperTail(count: 1, mean: 0) == 0)
  }
}
