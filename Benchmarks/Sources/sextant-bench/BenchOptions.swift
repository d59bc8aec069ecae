/// What the person asked for on the command line.
struct BenchOptions {
  static let help = """
    sextant-bench: times Sextant as whole processes, against its goals.

    sextant-bench [options]                runs the benchmarks: \(Benchmark.allCases.map(\.rawValue).joined(separator: ", "))
    sextant-bench [options] -- ARGUMENTS   times the binary with these arguments instead

      --binary PATH        what is timed (../.build/release/sextant)
      --only NAME          one benchmark; can be given several times
      --runs N             timed runs (10; the batch 1)
      --warm-up N          runs before those that are timed (2; the batch 0)
      --cases N            tumours in the batch (1000)
      --data FOLDER        the shared data folder (../../shared/data)
      --examples FOLDER    the examples (../Examples)
      --goal-seconds S     with ARGUMENTS: the median wall time that is allowed
      --goal-megabytes M   with ARGUMENTS: the peak memory that is allowed
      --vs "COMMAND"       with ARGUMENTS: a peer that is timed in turn; the median ratio is printed

    It ends with 0 where each goal is met, 1 where one is missed or a run fails, 2 where it was called wrongly.
    """

  var binary = "../.build/release/sextant"
  var only: [Benchmark] = []
  var runs: Int?
  var warmUp: Int?
  var cases = 1000
  var dataFolder = "../../shared/data"
  var exampleFolder = "../Examples"
  var goalSeconds: Double?
  var goalMegabytes: Double?
  var peer: String?
  /// What stands after `--`.
  var arguments: [String]?
  var wantsHelp = false

  init(_ words: [String]) throws(UsageError) {
    var words = words[...]
    while let word = words.popFirst() {
      switch word {
      case "--binary": binary = try Self.value(of: word, &words)
      case "--only": only.append(try Self.benchmark(Self.value(of: word, &words)))
      case "--runs": runs = try Self.whole(word, &words, from: 1)
      case "--warm-up": warmUp = try Self.whole(word, &words, from: 0)
      case "--cases": cases = try Self.whole(word, &words, from: 1)
      case "--data": dataFolder = try Self.value(of: word, &words)
      case "--examples": exampleFolder = try Self.value(of: word, &words)
      case "--goal-seconds": goalSeconds = try Self.positive(word, &words)
      case "--goal-megabytes": goalMegabytes = try Self.positive(word, &words)
      case "--vs": peer = try Self.value(of: word, &words)
      case "--help", "-h": wantsHelp = true
      case "--":
        arguments = Array(words)
        words = []
      default: throw UsageError(description: "“\(word)” is not an option.")
      }
    }
    let isAboutArguments = peer != nil || goalSeconds != nil || goalMegabytes != nil
    if arguments == nil, isAboutArguments {
      throw UsageError(description: "--vs and goals are for a command of your own: put its arguments after --.")
    }
  }

  private static func value(of option: String, _ words: inout ArraySlice<String>) throws(UsageError) -> String {
    guard let word = words.popFirst(), word != "--" else {
      throw UsageError(description: "\(option) wants a value.")
    }
    return word
  }

  private static func whole(
    _ option: String, _ words: inout ArraySlice<String>, from least: Int
  ) throws(UsageError) -> Int {
    let word = try value(of: option, &words)
    guard let number = Int(word), number >= least else {
      throw UsageError(description: "\(option) wants a whole number from \(least), not “\(word)”.")
    }
    return number
  }

  private static func positive(_ option: String, _ words: inout ArraySlice<String>) throws(UsageError) -> Double {
    let word = try value(of: option, &words)
    guard let number = Double(word), number > 0, number.isFinite else {
      throw UsageError(description: "\(option) wants a number above 0, not “\(word)”.")
    }
    return number
  }

  private static func benchmark(_ name: String) throws(UsageError) -> Benchmark {
    guard let found = Benchmark(rawValue: name) else {
      throw UsageError(
        description: "“\(name)” is not a benchmark: \(Benchmark.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    return found
  }
}

/// The command line was wrong; the sentence says how.
struct UsageError: Error, CustomStringConvertible {
  let description: String
}
