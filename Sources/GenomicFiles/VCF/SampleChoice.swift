import InputFiles
import OncologyCore

/// Which of a VCF's samples is read, and by what rule.
struct SampleChoice {
  /// Column numbers within the samples, 0-based; `nil` where there is none.
  var index: Int?
  var normalIndex: Int?
  var name: String?
  var normalName: String?
  var rule: SampleRule
  /// The normal that the person named is no column of this file: told, and no reason to refuse the tumour's calls.
  private(set) var isNamedNormalMissing = false

  /// The rules, in this order: named by the person; no samples; the header's `##tumor_sample` (`##normal_sample` for
  /// germline calls); a column called TUMOR (NORMAL); the only sample. Otherwise the file is refused: nothing is guessed.
  init(_ header: VCFHeader, _ options: VariantFileOptions, line: Int, input: InputPath) throws(InputError) {
    let isGermline = options.role == .germline
    let samples = header.samples
    let stated = isGermline ? header.normalSample : header.tumorSample
    if let named = options.namedSample {
      index = try Self.index(of: named, in: samples, line, input, "no sample is called “\(named)”.")
      rule = .named
    } else if samples.isEmpty {
      rule = .noSamples
    } else if let stated {
      index = try Self.index(
        of: stated, in: samples, line, input, "the header names “\(stated)” as the sample, and no column is called so.")
      rule = .statedInHeader
    } else if let column = Self.column(isGermline ? "normal" : "tumor", samples) {
      index = column
      rule = .columnName
    } else if samples.count == 1 {
      index = 0
      rule = .onlySample
    } else {
      throw InputError(
        .unknownSample, "the file has \(samples.count) samples, and nothing says which is to be read.",
        at: input.location(line: line),
        fix: "Name it (\(isGermline ? "normal" : "tumour") sample). \(Self.listing(samples))")
    }
    name = index.map { samples[$0] }
    if !isGermline { chooseNormal(header, options) }
  }

  /// The matched normal: named, stated in the header, or a column called NORMAL; another column is not taken for it.
  private mutating func chooseNormal(_ header: VCFHeader, _ options: VariantFileOptions) {
    if let named = options.normalSample {
      normalIndex = header.samples.firstIndex(of: named)
      isNamedNormalMissing = normalIndex == nil
    } else if let stated = header.normalSample, let column = header.samples.firstIndex(of: stated) {
      normalIndex = column
    } else {
      normalIndex = Self.column("normal", header.samples)
    }
    if normalIndex == index { normalIndex = nil }
    normalName = normalIndex.map { header.samples[$0] }
  }

  private static func column(_ name: String, _ samples: [String]) -> Int? {
    let spellings = name == "tumor" ? ["tumor", "tumour"] : [name]
    let found = samples.indices.filter { spellings.contains(samples[$0].lowercased()) }
    return found.count == 1 ? found[0] : nil
  }

  private static func index(
    of name: String, in samples: [String], _ line: Int, _ input: InputPath, _ problem: String
  ) throws(InputError) -> Int {
    if let found = samples.firstIndex(of: name) { return found }
    let question = Suggestions.question(for: name, in: samples).map { "\($0) " } ?? ""
    throw InputError(
      .unknownSample, problem, at: input.location(line: line), fix: question + listing(samples))
  }

  static func listing(_ samples: [String]) -> String {
    guard !samples.isEmpty else { return "The file has no sample columns." }
    let more = samples.count > 10 ? " and \(samples.count - 10) more" : ""
    return "The file has: \(samples.prefix(10).joined(separator: ", "))\(more)."
  }
}
