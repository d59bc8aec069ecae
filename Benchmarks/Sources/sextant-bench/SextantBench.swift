import ProcessTiming

#if canImport(Darwin)
  @preconcurrency import Darwin
#else
  @preconcurrency import Glibc
#endif

@main
enum SextantBench {
  static func main() {
    setvbuf(stdout, nil, _IOLBF, 0)
    do {
      let options = try BenchOptions(Array(CommandLine.arguments.dropFirst()))
      if options.wantsHelp { return print(BenchOptions.help) }
      try requireBinary(options)
      let isPassed = try options.arguments.map { try timeArguments($0, options) } ?? timeBenchmarks(options)
      if !isPassed { exit(1) }
    } catch let error as UsageError {
      stop("\(error)\nsextant-bench --help tells more.", code: 2)
    } catch {
      stop("\(error)", code: 1)
    }
  }

  private static func stop(_ text: String, code: Int32) -> Never {
    fputs("sextant-bench: \(text)\n", stderr)
    exit(code)
  }

  private static func requireBinary(_ options: BenchOptions) throws(UsageError) {
    if options.binary.contains("/"), !FileAccess.exists(options.binary) {
      throw UsageError(description: "there is no \(options.binary): `make build` makes it, --binary names another.")
    }
  }

  /// What else the machine does, for whoever compares numbers later.
  private static func tellMachine() {
    let processors = sysconf(Int32(_SC_NPROCESSORS_ONLN))
    var loads = [0.0]
    guard getloadavg(&loads, 1) == 1 else { return print("\(processors) processors") }
    print("\(processors) processors, load \(Figures.tenths(loads[0])) at the start")
    if loads[0] > Double(processors) / 2 {
      print("Others use this machine: wall times are too long, user and system seconds hardly.")
    }
  }

  private static func timeBenchmarks(_ options: BenchOptions) throws -> Bool {
    var chosen = options.only.isEmpty ? Benchmark.allCases : options.only
    if FileAccess.absolute(options.dataFolder) == nil {
      print("There is no shared data folder at \(options.dataFolder): the benchmarks that read it are left out.")
      chosen.removeAll(where: \.needsSharedData)
      if chosen.isEmpty { throw FailedRun(description: "no benchmark is left to run") }
    }
    tellMachine()
    let scratch = try ScratchFolder()
    var isPassed = true
    for benchmark in chosen {
      let plan = try benchmark.plan(options, in: scratch)
      let series = try Series.measure(
        [plan.subject], runs: plan.runs, warmUp: plan.warmUp, errorFile: scratch.file("errors"))[0]
      try plan.subject.prepare()
      Printing.table(plan.title, series, warmUp: plan.warmUp)
      isPassed = Printing.verdicts(plan.goals, on: series) && isPassed
    }
    return isPassed
  }

  private static func timeArguments(_ arguments: [String], _ options: BenchOptions) throws -> Bool {
    tellMachine()
    let scratch = try ScratchFolder()
    var subjects = [Series.Subject("this", Command(options.binary, arguments))]
    if let peer = options.peer { subjects.append(Series.Subject("peer", Command(shellLine: peer))) }
    let warmUp = options.warmUp ?? 2
    let all = try Series.measure(
      subjects, runs: options.runs ?? 10, warmUp: warmUp, errorFile: scratch.file("errors"))
    Printing.table(([options.binary] + arguments).joined(separator: " "), all[0], warmUp: warmUp)
    var goals: [Goal] = []
    if let seconds = options.goalSeconds { goals.append(.medianWall(seconds: seconds)) }
    if let megabytes = options.goalMegabytes { goals.append(.peakMemory(megabytes: megabytes)) }
    let isPassed = Printing.verdicts(goals, on: all[0])
    if let peer = options.peer {
      Printing.table("peer: \(peer)", all[1], warmUp: warmUp)
      if let ratio = all[0].medianWallRatio(to: all[1]) {
        print("\nwall time against the peer, median of the pairs: \(Figures.thousandths(ratio))")
      }
    }
    return isPassed
  }
}
