import OncologyCore

/// What is to be taken from each record of a VCF, settled once from its header and the person's options.
struct VCFPlan {
  let sample: SampleChoice
  let depthTag: [UInt8]?
  let fractionTag: [UInt8]?
  let isDepthTagDeclared: Bool
  let isFractionTagDeclared: Bool
  /// VEP's entry layout, where the header declares it.
  let vep: VEPLayout?
  let hasSnpEff: Bool
  /// Annotation fields that are declared without a readable format.
  let annotationsWithoutFormat: [String]
  /// Declared tags that look as if they held an allele fraction, for the diagnostic where none was read.
  let candidateTags: [String]
  /// Every INFO and FORMAT tag of the header.
  let declaredTags: Set<String>
  let isGermline: Bool

  init(_ header: VCFHeader, _ options: VariantFileOptions, sample: SampleChoice) {
    self.sample = sample
    isGermline = options.role == .germline
    depthTag = options.depthTag.map { Array($0.utf8) }
    fractionTag = options.alleleFractionTag.map { Array($0.utf8) }
    let declared = Set(header.infos.keys).union(header.formats.keys)
    declaredTags = declared
    isDepthTagDeclared = options.depthTag.map(declared.contains) ?? true
    isFractionTagDeclared = options.alleleFractionTag.map(declared.contains) ?? true
    vep = header.infos["CSQ"].flatMap { VEPLayout(description: $0.description) }
    hasSnpEff = header.infos["ANN"] != nil
    annotationsWithoutFormat = header.infos["CSQ"] != nil && vep == nil ? ["CSQ"] : []
    candidateTags = Self.candidates(header)
  }

  /// Tags whose name or description speaks of an allele fraction or frequency in the sample; populations are not meant.
  private static func candidates(_ header: VCFHeader) -> [String] {
    let fields = header.formats.map { ($0.key, $0.value) } + header.infos.map { ($0.key, $0.value) }
    let found = fields.filter { tag, field in
      let text = field.description.lowercased()
      let speaksOfFraction = ["allelic fraction", "allele fraction", "variant allele freq"].contains {
        text.contains($0)
      }
      return tag.uppercased().hasSuffix("VAF") || (speaksOfFraction && !text.contains("population"))
    }
    return Set(found.map(\.0)).sorted()
  }
}

/// What was found in one record's INFO: only what the plan wants, as places in the line.
struct InfoValues {
  private(set) var depth: Range<Int>?
  private(set) var fraction: Range<Int>?
  private(set) var callers: Range<Int>?
  private(set) var callerSet: Range<Int>?
  private(set) var vep: Range<Int>?
  private(set) var snpEff: Range<Int>?

  mutating func read(_ line: Span<UInt8>, _ column: Range<Int>, _ plan: VCFPlan) {
    self = InfoValues()
    var start = column.lowerBound
    while start < column.upperBound {
      let end = line.firstIndex(of: UInt8(ascii: ";"), in: start..<column.upperBound) ?? column.upperBound
      if let equals = line.firstIndex(of: UInt8(ascii: "="), in: start..<end) {
        take(line, key: start..<equals, value: equals + 1..<end, plan)
      }
      start = end + 1
    }
  }

  private mutating func take(_ line: Span<UInt8>, key: Range<Int>, value: Range<Int>, _ plan: VCFPlan) {
    if line.isMissing(value) { return }
    if let tag = plan.depthTag, line.equals(key, tag) { depth = value }
    if let tag = plan.fractionTag, line.equals(key, tag) { fraction = value }
    if line.equals(key, "TAL") || line.equals(key, "CALLERS") {
      callers = value
    } else if line.equals(key, "set") {
      callerSet = value
    } else if plan.vep != nil, line.equals(key, "CSQ") {
      vep = value
    } else if plan.hasSnpEff, line.equals(key, "ANN") {
      snpEff = value
    }
  }

  /// Callers that reported the record: `TAL` or `CALLERS` between commas or bars, else GATK's `set` between dashes,
  /// of which `Intersection` and the filtered ones name nobody.
  func callerNames(_ line: Span<UInt8>) -> [String] {
    if let callers { return line.words(callers) { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "|") } }
    guard let callerSet else { return [] }
    return line.words(callerSet) { $0 == UInt8(ascii: "-") }
      .filter { $0 != "Intersection" && !$0.hasPrefix("Filter") && !$0.hasPrefix("filter") }
  }
}
