/// Runs of one command, or of two in turn, after runs that only warm caches.
package struct Series: Sendable {
  /// One thing to be timed: how it is started, made ready before each run, and checked after it.
  package struct Subject {
    package let name: String
    package let command: Command
    /// Before each run, outside the time: removes what the run before wrote.
    package let prepare: () throws -> Void
    /// After each run: what is wrong with what it wrote, or `nil`.
    package let complaint: () -> String?

    package init(
      _ name: String, _ command: Command, prepare: @escaping () throws -> Void = {},
      complaint: @escaping () -> String? = { nil }
    ) {
      self.name = name
      self.command = command
      self.prepare = prepare
      self.complaint = complaint
    }
  }

  package let runs: [ProcessRun]

  package var wallSeconds: Spread? { Spread(runs.map(\.wallSeconds)) }
  package var processorSeconds: Spread? { Spread(runs.map(\.processorSeconds)) }
  package var peakMegabytes: Spread? { Spread(runs.map { Double($0.peakBytes) / 1e6 }) }

  /// Times the subjects in turn, so that what else the machine does falls on all alike.
  package static func measure(
    _ subjects: [Subject], runs count: Int, warmUp: Int, errorFile: String
  ) throws -> [Series] {
    var runs = Array(repeating: [ProcessRun](), count: subjects.count)
    for round in 0..<(warmUp + count) {
      for (number, subject) in subjects.enumerated() {
        let run = try subject.runOnce(errorFile: errorFile)
        if round >= warmUp { runs[number].append(run) }
      }
    }
    return runs.map { Series(runs: $0) }
  }

  /// The median of each run's wall time over that of the other's run beside it.
  package func medianWallRatio(to other: Series) -> Double? {
    Spread(zip(runs, other.runs).map { $0.wallSeconds / $1.wallSeconds })?.median
  }
}

/// A run that did not do its work: its time means nothing.
package struct FailedRun: Error, CustomStringConvertible {
  package let description: String
  package init(description: String) { self.description = description }
}

extension Series.Subject {
  fileprivate func runOnce(errorFile: String) throws -> ProcessRun {
    try prepare()
    let run = try ProcessRun.of(command, errorsTo: errorFile)
    let problem: String? =
      switch run.end {
      case .exited(0): complaint()
      case .exited(let code): "it ended with exit code \(code)"
      case .killed(let signal): "it was killed by signal \(signal)"
      }
    guard let problem else { return run }
    let line = ([command.executable] + command.arguments).joined(separator: " ")
    throw FailedRun(description: "\(problem): \(line)\n\(FileAccess.beginning(of: errorFile))")
  }
}
