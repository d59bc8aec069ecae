import OncologyCore

/// `transcripts.tsv` of a reference release in flat arrays: parsed in one pass, one `String` only where one is asked for.
///
/// Columns: `gene transcript contig strand class exons cds protein_length sequence aliases exons_known`, `other_names`
/// (of the same transcript in other catalogues) where there is one; others are passed over. Coordinates 1-based
/// inclusive; the first row of a gene is its first choice.
struct TranscriptTable: Sendable {
  let text: [UInt8]
  private(set) var rows: [Row] = []
  private(set) var contigs: [Contig] = []
  private var exons = FlatIntervals()
  private var codingParts = FlatIntervals()
  private(set) var genes: NameTable
  private(set) var geneCount = 0
  private(set) var contigRows: [Range<Int>] = []
  /// Per row, the largest end of its contig's rows up to it.
  private(set) var largestEnds: [Int32] = []

  struct Row {
    var gene: Range<Int32> = 0..<0
    var name: Range<Int32> = 0..<0
    var aliases: Range<Int32> = 0..<0
    var otherNames: Range<Int32> = 0..<0
    var exons: Range<Int32> = 0..<0
    var codingParts: Range<Int32> = 0..<0
    var start: Int32 = 0
    var end: Int32 = 0
    var proteinLength: Int32 = -1
    var contig: UInt16 = 0
    var isForward = true
    var isMANESelect = false
    var areExonsKnown = true
    var isFirstChoice = true
    var expectsSequence = false
    /// The coding sequence's place among all; empty where there is none.
    var sequence: Range<Int32> = 0..<0
  }

  struct FlatIntervals {
    var bounds: [Int32] = []
    var offsets: [Int32] = []
    func list(_ rows: Range<Int32>) -> IntervalList {
      IntervalList(bounds: bounds, offsets: offsets, rows: Int(rows.lowerBound)..<Int(rows.upperBound))
    }
  }

  init(_ bytes: [UInt8], file: String) throws(InputError) {
    text = bytes
    genes = NameTable(expecting: 0)
    var reader = TranscriptTableReader(file: file)
    try reader.read(bytes)
    rows = reader.rows
    contigs = reader.contigs
    exons = reader.exons
    codingParts = reader.codingParts
    try sortRows(file)
    indexGenes()
  }

  mutating func setSequence(_ place: Range<Int>, ofRow number: Int) {
    rows[number].sequence = Int32(place.lowerBound)..<Int32(place.upperBound)
  }

  func exons(of row: Row) -> IntervalList { exons.list(row.exons) }
  func codingParts(of row: Row) -> IntervalList { codingParts.list(row.codingParts) }

  func string(_ range: Range<Int32>) -> String {
    String(decoding: text[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
  }

  /// Rows by contig and start; the table is written so, and is not trusted to be.
  private mutating func sortRows(_ file: String) throws(InputError) {
    let isSorted = zip(rows, rows.dropFirst()).allSatisfy { ($0.contig, $0.start) <= ($1.contig, $1.start) }
    if !isSorted {
      let order = rows.indices.sorted {
        (rows[$0].contig, rows[$0].start, $0) < (rows[$1].contig, rows[$1].start, $1)
      }
      rows = order.map { rows[$0] }
    }
    contigRows = [Range<Int>](repeating: 0..<0, count: contigs.count)
    var start = 0
    largestEnds.reserveCapacity(rows.count)
    for (index, row) in rows.enumerated() {
      if index > 0, rows[index - 1].contig != row.contig { start = index }
      contigRows[Int(row.contig)] = start..<(index + 1)
      largestEnds.append(index == start ? row.end : max(largestEnds[index - 1], row.end))
    }
  }

  /// Symbols first, then aliases that are nobody's symbol; an alias of two genes leads to none.
  private mutating func indexGenes() {
    genes = NameTable(expecting: 4 * rows.count)
    text.withUnsafeBufferPointer { text in
      for (number, row) in rows.enumerated() where row.isFirstChoice {
        geneCount += 1
        genes.insert(
          Int(row.gene.lowerBound)..<Int(row.gene.upperBound), of: text, row: number, whenRepeated: .keepFirst)
      }
      var symbols = genes
      for (number, row) in rows.enumerated() where row.isFirstChoice && !row.aliases.isEmpty {
        var start = Int(row.aliases.lowerBound)
        for place in start...Int(row.aliases.upperBound)
        where place == row.aliases.upperBound || text[place] == UInt8(ascii: "|") {
          if place > start, !genes.contains(start..<place, of: text) {
            symbols.insert(start..<place, of: text, row: number, whenRepeated: .makeAmbiguous)
          }
          start = place + 1
        }
      }
      genes = symbols
    }
  }
}
