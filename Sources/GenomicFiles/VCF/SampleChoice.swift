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
  /// What is said to be the one sample is never read as the other (`SampleConflict`).
  init(_ header: VCFHeader, _ options: VariantFileOptions, line: Int, input: InputPath) throws(InputError) {
    let isGermline = options.role == .germline
    let samples = header.samples
    let place = input.location(line: line)
    if let named = options.namedSample {
      index = try Self.index(of: named, in: samples, place, "no sample is called “\(named)”.")
      rule = .named
    } else if samples.isEmpty {
      rule = .noSamples
    } else if let stated = try Self.stated(header, isGermline: isGermline, place) {
      index = try Self.index(
        of: stated, in: samples, place, "the header names “\(stated)” as the sample, and no column is called so.")
      rule = .statedInHeader
    } else if let column = Self.column(isGermline ? "normal" : "tumor", samples) {
      index = column
      rule = .columnName
    } else if samples.count == 1 {
      index = 0
      rule = .onlySample
    } else {
      throw InputError(
        .unknownSample, "the file has \(samples.count) samples, and nothing says which is to be read.", at: place,
        fix: "Name it (\(isGermline ? "normal" : "tumour") sample). \(Self.listing(samples))")
    }
    name = index.map { samples[$0] }
    try SampleConflict(header, options).check(name, at: place)
    if !isGermline { try chooseNormal(header, options, place) }
  }

  /// The sample that the header states; where it states several, nothing says which is meant.
  private static func stated(
    _ header: VCFHeader, isGermline: Bool, _ place: SourceLocation
  ) throws(InputError) -> String? {
    let stated = isGermline ? header.normalSamples : header.tumorSamples
    guard stated.count > 1 else { return stated.first }
    throw InputError(
      .unknownSample,
      "the header states \(stated.count) \(isGermline ? "normal" : "tumour") samples: \(stated.joined(separator: ", ")).",
      at: place, fix: "Name the one that is to be read.")
  }

  /// The matched normal: named, stated in the header, or a column called NORMAL; another column is not taken for it.
  private mutating func chooseNormal(
    _ header: VCFHeader, _ options: VariantFileOptions, _ place: SourceLocation
  ) throws(InputError) {
    if let named = options.normalSample {
      normalIndex = header.samples.firstIndex(of: named)
      isNamedNormalMissing = normalIndex == nil
    } else if let stated = try Self.stated(header, isGermline: true, place),
      let column = header.samples.firstIndex(of: stated)
    {
      normalIndex = column
    } else {
      normalIndex = Self.column("normal", header.samples)
    }
    if normalIndex == index { normalIndex = nil }
    normalName = normalIndex.map { header.samples[$0] }
  }

  /// The one column that is called so.
  static func column(_ name: String, _ samples: [String]) -> Int? {
    let spellings = name == "tumor" ? ["tumor", "tumour"] : [name]
    let found = samples.indices.filter { spellings.contains(samples[$0].lowercased()) }
    return found.count == 1 ? found[0] : nil
  }

  private static func index(
    of name: String, in samples: [String], _ place: SourceLocation, _ problem: String
  ) throws(InputError) -> Int {
    if let found = samples.firstIndex(of: name) { return found }
    let question = Suggestions.question(for: name, in: samples).map { "\($0) " } ?? ""
    throw InputError(.unknownSample, problem, at: place, fix: question + listing(samples))
  }

  static func listing(_ samples: [String]) -> String {
    guard !samples.isEmpty else { return "The file has no sample columns." }
    let more = samples.count > 10 ? " and \(samples.count - 10) more" : ""
    return "The file has: \(samples.prefix(10).joined(separator: ", "))\(more)."
  }
}

/// A sample that would be read as the tumour though it is said to be the normal, or the other way round: refused, since
/// the normal's genotypes would make the tumour's variants vanish.
struct SampleConflict {
  private let isGermline: Bool
  /// What the person called the other sample.
  private let namedOther: String?
  /// What the header states of both.
  private let own: [String]
  private let other: [String]

  init(_ header: VCFHeader, _ options: VariantFileOptions) {
    isGermline = options.role == .germline
    namedOther = isGermline ? nil : options.normalSample
    let isPaired =
      SampleChoice.column("tumor", header.samples) != nil
      && SampleChoice.column("normal", header.samples) != nil
    let column = { (name: String) in
      isPaired ? SampleChoice.column(name, header.samples).map { [header.samples[$0]] } ?? [] : []
    }
    let tumor = header.tumorSamples.isEmpty ? column("tumor") : header.tumorSamples
    let normal = header.normalSamples.isEmpty ? column("normal") : header.normalSamples
    (own, other) = isGermline ? (normal, tumor) : (tumor, normal)
  }

  func check(_ name: String?, at place: SourceLocation) throws(InputError) {
    guard let name else { return }
    let (ownWord, otherWord) = isGermline ? ("normal", "tumour") : ("tumour", "normal")
    if name == namedOther {
      throw InputError(
        .conflictingOptions, "“\(name)” would be read as the tumour, and it was named as the normal sample.", at: place,
        fix: "Name the tumour's sample and the normal's.")
    }
    if other.contains(name) {
      throw InputError(
        .conflictingOptions,
        "“\(name)” would be read as the \(ownWord), and the file's header says that it is the \(otherWord).", at: place,
        fix: own.isEmpty
          ? "Name the \(ownWord)'s sample." : "The header gives as \(ownWord): \(own.joined(separator: ", ")).")
    }
  }
}
