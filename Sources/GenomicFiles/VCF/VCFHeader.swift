import InputFiles
import OncologyCore

/// What a VCF's header declares (VCF 4.1 to 4.5, section 1.4 of the specification).
struct VCFHeader {
  /// An INFO or FORMAT field.
  struct Field {
    let number: String
    let description: String
  }

  private(set) var version = ""
  private(set) var infos: [String: Field] = [:]
  private(set) var formats: [String: Field] = [:]
  /// Lengths by the contig's normalised name, of those that state one.
  private(set) var contigLengths: [String: Int] = [:]
  private(set) var reference: String?
  private(set) var contigAssembly: String?
  /// Those that `##tumor_sample` and `##normal_sample` name, in order, each once.
  private(set) var tumorSamples: [String] = []
  private(set) var normalSamples: [String] = []
  private(set) var samples: [String] = []
  private(set) var columnCount = 0

  static let fixedColumns = ["#CHROM", "POS", "ID", "REF", "ALT", "QUAL", "FILTER", "INFO"]

  /// Whether the `#CHROM` line was read.
  var isComplete: Bool { columnCount > 0 }

  /// Takes the next line of the header.
  mutating func take(_ line: String, number: Int, input: InputPath) throws(InputError) {
    if version.isEmpty {
      try takeVersion(line, number, input)
    } else if line.hasPrefix("##") {
      try takeMeta(line.dropFirst(2), number, input)
    } else if line.hasPrefix("#CHROM") {
      try takeColumns(line, number, input)
    } else if line.hasPrefix("#") {
      return  // a remark between header lines is no part of the format and says nothing that is read
    } else {
      throw InputError(
        .missingHeader, "a record stands before the #CHROM line.", at: input.location(line: number),
        fix: "A VCF names its columns in a line that begins with #CHROM.")
    }
  }

  private mutating func takeVersion(_ line: String, _ number: Int, _ input: InputPath) throws(InputError) {
    guard line.hasPrefix("##fileformat=VCF") else {
      throw InputError(
        .missingHeader, "the first line is not ##fileformat=VCF….", at: input.location(line: number),
        fix: "Is this the whole file?")
    }
    let stated = line.dropFirst("##fileformat=VCF".count).trimmingSpaces
    version = String(stated.hasPrefix("v") ? stated.dropFirst() : stated)
    guard version.hasPrefix("4.") else {
      throw InputError(
        .unsupportedVersion, "the file is VCF \(version), and versions 4.0 to 4.5 are read.",
        at: input.location(line: number))
    }
  }

  private mutating func takeMeta(_ line: Substring, _ number: Int, _ input: InputPath) throws(InputError) {
    guard let equals = line.firstIndex(of: "=") else { return }
    let value = line[line.index(after: equals)...]
    switch line[..<equals] {
    case "INFO": Self.add(value, to: &infos)
    case "FORMAT": Self.add(value, to: &formats)
    case "contig": try takeContig(value, number, input)
    case "reference": reference = reference ?? Self.lastComponent(value)
    case "assembly": reference = reference ?? Self.lastComponent(value)
    case "tumor_sample": Self.add(value, to: &tumorSamples)
    case "normal_sample": Self.add(value, to: &normalSamples)
    default: break
    }
  }

  private static func add(_ value: Substring, to samples: inout [String]) {
    let name = String(value.trimmingSpaces)
    if !samples.contains(name) { samples.append(name) }
  }

  private static func add(_ value: Substring, to fields: inout [String: Field]) {
    let attributes = attributes(value)
    guard let id = attributes["ID"] else { return }
    fields[id] = Field(number: attributes["Number"] ?? ".", description: attributes["Description"] ?? "")
  }

  private mutating func takeContig(_ value: Substring, _ number: Int, _ input: InputPath) throws(InputError) {
    let attributes = Self.attributes(value)
    guard let id = attributes["ID"] else { return }
    if let assembly = attributes["assembly"] { contigAssembly = contigAssembly ?? Self.lastComponent(assembly[...]) }
    guard let text = attributes["length"] else { return }
    guard let length = WholeNumber.read(text, in: WholeNumber.positions) else {
      throw InputError(
        .invalidValue, "the contig's length “\(text)” is not a positive whole number.", at: input.location(line: number)
      )
    }
    contigLengths[Contig(id).name] = length
  }

  private mutating func takeColumns(_ line: String, _ number: Int, _ input: InputPath) throws(InputError) {
    let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard columns.count >= 8, Array(columns.prefix(8)) == Self.fixedColumns,
      columns.count == 8 || columns[8] == "FORMAT"
    else {
      throw InputError(
        .missingHeader, "the #CHROM line does not name the columns of a VCF.", at: input.location(line: number),
        fix: "They are \(Self.fixedColumns.joined(separator: ", ")), then FORMAT and the samples, with tabs between.")
    }
    samples = Array(columns.dropFirst(9))
    var seen: Set<String> = []
    if let twice = samples.first(where: { !seen.insert($0).inserted }) {
      throw InputError(.malformed, "two samples are called “\(twice)”.", at: input.location(line: number))
    }
    columnCount = columns.count
  }

  /// `file:///data/ref/GRCh38.fa` → `GRCh38.fa`: a folder may name people or machines.
  private static func lastComponent(_ text: Substring) -> String {
    let trimmed = text.trimmingSpaces
    return String(trimmed[(trimmed.lastIndex(of: "/").map(trimmed.index(after:)) ?? trimmed.startIndex)...])
  }

  /// The pairs of `<ID=DP,Number=1,Description="Depth, filtered">`; quoted values may hold commas and `\"`.
  static func attributes(_ text: Substring) -> [String: String] {
    var rest = text.trimmingSpaces
    guard rest.first == "<", rest.last == ">" else { return [:] }
    rest = rest.dropFirst().dropLast()
    var found: [String: String] = [:]
    while let equals = rest.firstIndex(of: "=") {
      let key = String(rest[..<equals].trimmingSpaces)
      rest = rest[rest.index(after: equals)...]
      let value = rest.first == "\"" ? takeQuoted(&rest) : String(takePlain(&rest))
      if found[key] == nil { found[key] = value }
    }
    return found
  }

  private static func takePlain(_ rest: inout Substring) -> Substring {
    let end = rest.firstIndex(of: ",") ?? rest.endIndex
    let value = rest[..<end]
    rest = end < rest.endIndex ? rest[rest.index(after: end)...] : rest[end...]
    return value
  }

  private static func takeQuoted(_ rest: inout Substring) -> String {
    var value = ""
    var isEscaped = false
    rest.removeFirst()
    while let character = rest.popFirst() {
      if isEscaped {
        value.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        break
      } else {
        value.append(character)
      }
    }
    _ = takePlain(&rest)
    return value
  }
}
