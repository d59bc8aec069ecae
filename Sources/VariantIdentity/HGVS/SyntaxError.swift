extension HGVS {
  /// Why a text is no name: the column where reading stopped, and what could have stood there.
  package struct SyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
    /// 1-based, in bytes of UTF-8.
    package let column: Int
    package let expected: [Expectation]

    package var description: String {
      let words = expected.map(\.rawValue)
      guard let last = words.last else { return "column \(column): not a name in HGVS" }
      let list = words.count == 1 ? last : words.dropLast().joined(separator: ", ") + " or " + last
      return "column \(column): expected \(list)"
    }
  }

  /// What could stand at a place of a name; the raw value is its word in an error.
  package enum Expectation: String, Hashable, Sendable, CaseIterable {
    case accession = "an accession"
    case gene = "a gene symbol"
    case coordinateType = "a coordinate type (g. m. o. c. n. r. or p.)"
    case colon = "“:”"
    case position = "a position"
    case number = "a number"
    case base = "a base"
    case aminoAcid = "an amino acid"
    case stop = "“Ter”"
    case edit = "a change (=, >, del, dup, ins, inv …)"
    case underscore = "“_”"
    case openingBracket = "“[”"
    case closingBracket = "“]”"
    case closingParenthesis = "“)”"
    case inserted = "an inserted sequence, length or range"
    case joint = "“;”"
    case end = "the end"
    case shorterText = "at most 1,000,000 characters"
  }
}
