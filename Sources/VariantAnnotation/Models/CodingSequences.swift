import OncologyCore
import TabularText

/// `coding-sequences.tsv` of a reference release: coding DNA by transcript, on the transcript's strand, stop included.
struct CodingSequences: Sendable {
  private var bases: [UInt8] = []
  private var places: [String: Range<Int>] = [:]

  init() {}

  init(_ bytes: [UInt8], file: String) throws {
    let table = try TabularText(bytes, file: file)
    let transcript = try table.requiredColumn("transcript"), sequence = try table.requiredColumn("cds")
    bases.reserveCapacity(bytes.count)
    try table.forEachRow { row in
      let start = bases.count
      bases.append(contentsOf: row[sequence].utf8)
      guard bases[start...].allSatisfy(Self.isBase) else {
        throw InputError(
          .invalidValue, "a coding sequence is upper-case A, C, G, T or N.", at: row.location(sequence))
      }
      guard places.updateValue(start..<bases.count, forKey: row[transcript]) == nil else {
        throw InputError(.invalidValue, "the transcript has a coding sequence already.", at: row.location(transcript))
      }
    }
  }

  var count: Int { places.count }

  subscript(_ transcript: String) -> Range<Int>? { places[transcript] }
  subscript(_ place: Range<Int>) -> ArraySlice<UInt8> { bases[place] }

  private static func isBase(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A"), UInt8(ascii: "C"), UInt8(ascii: "G"), UInt8(ascii: "T"), UInt8(ascii: "N"): return true
    default: return false
    }
  }
}
