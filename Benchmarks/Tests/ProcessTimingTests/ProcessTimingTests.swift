import ProcessTiming
import Testing

struct SpreadTests {
  @Test func theMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
    #expect(Spread([4, 1, 3, 2]) == Spread([2.5, 1, 4]))
    #expect(Spread([4, 1, 3, 2])?.median == 2.5)
    #expect(Spread([7])?.greatest == 7)
    #expect(Spread([]) == nil)
  }
}

struct ProcessRunTests {
  private func run(_ line: String) throws -> ProcessRun {
    try ProcessRun.of(Command(shellLine: line), errorsTo: "/dev/null")
  }

  @Test func aSleepTakesWallTimeAndHardlyAnyProcessorTime() throws {
    let run = try run("sleep 0.3")
    #expect(run.end == .exited(0))
    #expect(run.wallSeconds >= 0.3)
    #expect(run.processorSeconds < 0.15)
  }

  @Test func theTimeOfWaitedChildrenCounts() throws {
    let run = try run("i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done & wait")
    #expect(run.processorSeconds > 0.01)
  }

  /// `dd` holds one block of the given size.
  @Test func thePeakIsThatOfTheProcess() throws {
    let large = try run("dd if=/dev/zero of=/dev/null bs=80000000 count=1")
    let small = try run("true")
    #expect(large.peakBytes >= 80_000_000)
    #expect(large.peakBytes < 120_000_000)
    #expect(small.peakBytes < 60_000_000)
  }

  @Test func exitCodesAndSignalsAreTold() throws {
    #expect(try run("false; exit 3").end == .exited(3))
    #expect(try run("kill -9 $$").end == .killed(signal: 9))
    #expect(throws: SystemError.self) { try ProcessRun.of(Command("/no/such/program"), errorsTo: "/dev/null") }
  }
}

struct SeriesTests {
  @Test func aRunThatFailsOrWritesNothingHasNoTime() throws {
    let scratch = try ScratchFolder()
    let errors = scratch.file("errors")
    let failing = Series.Subject("failing", Command(shellLine: "echo why >&2; exit 4"))
    let message = #expect(throws: FailedRun.self) {
      try Series.measure([failing], runs: 1, warmUp: 0, errorFile: errors)
    }
    #expect(message?.description.contains("exit code 4") == true)
    #expect(message?.description.contains("why") == true)
    let idle = Series.Subject("idle", Command("true"), complaint: { "nothing was written" })
    #expect(throws: FailedRun.self) { try Series.measure([idle], runs: 1, warmUp: 0, errorFile: errors) }
  }

  @Test func subjectsAreTimedInTurnAndWarmUpsAreNotCounted() throws {
    let scratch = try ScratchFolder()
    let log = scratch.file("log")
    let subjects = ["a", "b"].map { name in
      Series.Subject(name, Command("/bin/sh", ["-c", "printf \(name) >> \(log)"]))
    }
    let series = try Series.measure(subjects, runs: 2, warmUp: 1, errorFile: scratch.file("errors"))
    #expect(FileAccess.beginning(of: log) == "ababab")
    #expect(series.map(\.runs.count) == [2, 2])
    #expect((series[0].medianWallRatio(to: series[1]) ?? 0) > 0)
  }
}
