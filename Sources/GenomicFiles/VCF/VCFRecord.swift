import InputFiles
import OncologyCore
import TabularText

/// The fixed fields of a record that every alternative shares, checked.
struct VCFRecord {
  let line: Int
  let contig: Contig
  let position: Int
  let identifiers: [String]
  /// Upper case.
  let reference: String
  let input: InputPath

  init(
    _ bytes: Span<UInt8>, _ columns: [Range<Int>], _ line: Int, _ input: InputPath, contig: inout CachedContig
  ) throws(InputError) {
    self.line = line
    self.input = input
    guard !bytes.isMissing(columns[0]) else {
      throw InputError(.invalidValue, "the contig is missing.", at: input.location(line: line, column: "CHROM"))
    }
    self.contig = contig.contig(bytes, columns[0])
    guard let position = bytes.integer(columns[1]), WholeNumber.positions.contains(position) else {
      throw InputError(
        .invalidValue, "“\(bytes.shortText(columns[1]))” is not a position: a whole number from 1 is expected.",
        at: input.location(line: line, column: "POS"))
    }
    self.position = position
    identifiers =
      bytes.isMissing(columns[2]) ? [] : bytes.words(columns[2]) { $0 == UInt8(ascii: ";") }
    guard let reference = Bases.text(bytes, columns[3]) else {
      throw InputError(
        .invalidValue, "“\(bytes.shortText(columns[3]))” is not a reference allele of A, C, G, T and N.",
        at: input.location(line: line, column: "REF"))
    }
    self.reference = reference
  }

  func location(_ column: String) -> SourceLocation { input.location(line: line, column: column) }
}

/// Alleles of bases.
enum Bases {
  /// The bases in upper case; `nil` where something else stands there, or nothing.
  static func text(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String? {
    guard !range.isEmpty else { return nil }
    for index in range {
      switch bytes[index] & 0xDF {
      case UInt8(ascii: "A"), UInt8(ascii: "C"), UInt8(ascii: "G"), UInt8(ascii: "T"), UInt8(ascii: "N"):
        if bytes[index] < 0x41 { return nil }
      default: return nil
      }
    }
    return unsafe String(unsafeUninitializedCapacity: range.count) { buffer in
      for (offset, index) in range.enumerated() { buffer[offset] = bytes[index] & 0xDF }
      return range.count
    }
  }
}

/// What an alternative of a record is (VCF 4.5, sections 1.6.1 and 5).
enum AlternateKind {
  case bases(String)
  /// `<DEL>`, `<DUP>`, …
  case symbolic(String)
  /// `G]17:198982]`, `.A`, `A.`
  case breakend
  /// `*`: the base is deleted by another record.
  case spanningDeletion
  /// `.`, `<*>`, `<NON_REF>`: none was seen.
  case none
  case unreadable

  init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    if let bases = Bases.text(bytes, range) {
      self = .bases(bases)
    } else if bytes.isMissing(range) || bytes.equals(range, "<*>") || bytes.equals(range, "<NON_REF>")
      || bytes.equals(range, "<X>")
    {
      self = .none
    } else if bytes.equals(range, "*") || bytes.equals(range, "<*:DEL>") {
      self = .spanningDeletion
    } else if bytes[range.lowerBound] == UInt8(ascii: "<"), bytes[range.upperBound - 1] == UInt8(ascii: ">") {
      self = .symbolic(bytes.shortText(range))
    } else if Self.isBreakend(bytes, range) {
      self = .breakend
    } else {
      self = .unreadable
    }
  }

  private static func isBreakend(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    if range.contains(where: { bytes[$0] == UInt8(ascii: "[") || bytes[$0] == UInt8(ascii: "]") }) { return true }
    let dot = UInt8(ascii: ".")
    return bytes[range.lowerBound] == dot && Bases.text(bytes, range.dropFirst()) != nil
      || bytes[range.upperBound - 1] == dot && Bases.text(bytes, range.dropLast()) != nil
  }
}

extension Span<UInt8> {
  /// The field for an error's text, cut where it is long.
  func shortText(_ range: Range<Int>) -> String {
    range.count <= 40 ? text(range) : text(range.prefix(40)) + "…"
  }
}
