import ProcessTiming

/// The jobs that have goals.
enum Benchmark: String, CaseIterable {
  /// One tumour of 3,313 variants with copy number, fusions and expression.
  case coad
  /// Many such tumours in one process.
  case batch
  /// The example tumour of the repository.
  case example

  /// Whether it reads the shared data folder.
  var needsSharedData: Bool { self != .example }

  /// What `report` writes for each case.
  static let documents = ["patient-case.json", "profile.json", "interpretation.json", "report.json", "report.html"]

  func plan(_ options: BenchOptions, in scratch: borrowing ScratchFolder) throws -> BenchmarkPlan {
    switch self {
    case .coad: try Self.coad(options, scratch)
    case .batch: try Self.batch(options, scratch)
    case .example: try Self.example(options, scratch)
    }
  }

  private static func coad(_ options: BenchOptions, _ scratch: borrowing ScratchFolder) throws -> BenchmarkPlan {
    let files = try TumorFiles(dataFolder: options.dataFolder)
    let output = scratch.file("coad")
    let command = Command(options.binary, ["report"] + files.arguments + ["--output", output])
    return BenchmarkPlan(
      title: "report of T001-COAD, GRCh38: 3,313 variants, segments, fusions, expression",
      subject: subject("coad", command, writing: [output], under: output),
      runs: options.runs ?? 10, warmUp: options.warmUp ?? 2,
      goals: [.medianWall(seconds: 0.3), .peakMemory(megabytes: 200)])
  }

  private static func batch(_ options: BenchOptions, _ scratch: borrowing ScratchFolder) throws -> BenchmarkPlan {
    let files = try TumorFiles(dataFolder: options.dataFolder)
    let manifests = try scratch.folder("manifests")
    let output = scratch.file("batch")
    var caseFolders: [String] = []
    for number in 1...options.cases {
      let caseID = "T001-\(number)"
      try FileAccess.write(files.manifest(caseID: caseID), to: "\(manifests)/\(caseID).json")
      caseFolders.append("\(output)/\(caseID)")
    }
    let command = Command(options.binary, ["report", "--manifest", manifests, "--output", output])
    return BenchmarkPlan(
      title: "report of a batch of \(options.cases) tumours like T001-COAD",
      subject: subject("batch", command, writing: caseFolders, under: output),
      runs: options.runs ?? 1, warmUp: options.warmUp ?? 0,
      goals: [.medianWall(seconds: 0.06, perUnitOf: options.cases, unit: "tumour")])
  }

  private static func example(_ options: BenchOptions, _ scratch: borrowing ScratchFolder) throws -> BenchmarkPlan {
    let manifest = "\(options.exampleFolder)/colorectal/case.json"
    guard FileAccess.exists(manifest) else { throw FailedRun(description: "the example \(manifest) is not there") }
    let output = scratch.file("example")
    let command = Command(options.binary, ["report", "--manifest", manifest, "--output", output])
    return BenchmarkPlan(
      title: "report of the example tumour", subject: subject("example", command, writing: [output], under: output),
      runs: options.runs ?? 10, warmUp: options.warmUp ?? 2,
      goals: [.medianWall(seconds: 0.3), .peakMemory(megabytes: 200)])
  }

  private static func subject(
    _ name: String, _ command: Command, writing folders: [String], under output: String
  ) -> Series.Subject {
    Series.Subject(name, command, prepare: { try ScratchFolder.remove(output) }) {
      for folder in folders {
        for document in documents where (FileAccess.size("\(folder)/\(document)") ?? 0) == 0 {
          return "it ended well, and \(folder)/\(document) is missing or empty"
        }
      }
      return nil
    }
  }
}

/// A benchmark, ready to be run.
struct BenchmarkPlan {
  let title: String
  let subject: Series.Subject
  let runs: Int
  let warmUp: Int
  let goals: [Goal]
}
