import Algorithms
package import OncologyCore
import TabularText

/// A reference release's gene models, coding sequences, known alleles and bands, read from its tables.
///
/// Files by their names within the release: `transcripts.tsv`, `coding-sequences.tsv`, `contigs.tsv` are needed;
/// `cytobands.tsv` and the tables of known alleles (`known-alleles.tsv` and those in `hotspots/`) are read where they are
/// there.
package struct ReferenceModels: Sendable {
  package let assembly: Assembly
  package let cytobands: Cytobands
  package let genesWithSequenceCount: Int
  private let table: TranscriptTable
  private let sequences: CodingSequences
  private let knownAlleles: KnownAlleleTable
  private let contigLengths: [Contig: Int]
  private let contigNumbers: [Contig: Int]
  private let made: MadeTranscripts

  package init(assembly: Assembly, files: [String: [UInt8]]) throws {
    self.assembly = assembly
    var table = try TranscriptTable(try Self.needed("transcripts.tsv", files), file: "transcripts.tsv")
    sequences = try CodingSequences(
      try Self.needed("coding-sequences.tsv", files), file: "coding-sequences.tsv")
    contigLengths = try Self.readLengths(try Self.needed("contigs.tsv", files))
    cytobands = try files["cytobands.tsv"].map { try Cytobands($0, file: "cytobands.tsv") } ?? Cytobands()
    var known = KnownAlleleTable()
    for name in Self.knownAlleleTables {
      if let bytes = files[name] { try known.add(bytes, file: name) }
    }
    knownAlleles = known
    contigNumbers = Dictionary(uniqueKeysWithValues: table.contigs.enumerated().map { ($1, $0) })
    genesWithSequenceCount = try Self.matchSequences(&table, sequences)
    made = MadeTranscripts(rows: table.rows.count)
    self.table = table
  }

  private static let knownAlleleTables = [
    "hotspots/known-alleles.tsv", "hotspots/known-alleles-renumbered.tsv", "known-alleles.tsv",
  ]

  private static func needed(_ name: String, _ files: [String: [UInt8]]) throws(InputError) -> [UInt8] {
    guard let bytes = files[name] else {
      throw InputError(
        .unreadable, "the reference release has no \(name).", fix: "Import the release again.")
    }
    return bytes
  }

  private static func readLengths(_ bytes: [UInt8]) throws -> [Contig: Int] {
    let lengths = try TabularText(bytes, file: "contigs.tsv")
    let contig = try lengths.requiredColumn("contig"), length = try lengths.requiredColumn("length")
    var found: [Contig: Int] = [:]
    try lengths.forEachRow { row in
      let name = Contig(row[contig])
      let bases = try row.integer(length, in: 1...Int(Int32.max))
      guard found.updateValue(bases, forKey: name) == nil else {
        throw InputError(.invalidValue, "the contig \(name) stands twice.", at: row.location(contig))
      }
    }
    return found
  }

  /// Finds the coding sequence of each row that says it has one (its length must be that of the row's coding parts) and
  /// counts the genes that have one.
  private static func matchSequences(
    _ table: inout TranscriptTable, _ sequences: CodingSequences
  ) throws(InputError) -> Int {
    var genes: Set<String> = []
    for (number, row) in table.rows.enumerated() where row.expectsSequence {
      let name = table.string(row.name)
      guard let place = sequences[name], place.count == table.codingParts(of: row).length else {
        throw InputError(
          .invalidValue, "the coding sequence of \(name) is missing or not as long as its coding parts.",
          at: SourceLocation(file: "coding-sequences.tsv"))
      }
      guard place.count >= 6, place.count % 3 == 0 else {
        throw InputError(
          .invalidValue, "the coding sequence of \(name) is not of whole codons.",
          at: SourceLocation(file: "coding-sequences.tsv"))
      }
      table.setSequence(place, ofRow: number)
      genes.insert(table.string(row.gene))
    }
    return genes.count
  }

  /// The transcripts of these rows, each made when it is first asked for.
  private func transcripts(_ numbers: [Int]) -> [Transcript] {
    made.entries(numbers, making: transcript) { $0.transcript }
  }

  private func models(_ numbers: [Int]) -> [TranscriptModel] { made.entries(numbers, making: transcript) { $0.model } }

  private func transcript(_ number: Int) -> Transcript {
    let row = table.rows[number]
    return Transcript(
      gene: table.string(row.gene), name: table.string(row.name), isMANESelect: row.isMANESelect,
      isFirstChoice: row.isFirstChoice, contig: table.contigs[Int(row.contig)],
      strand: row.isForward ? .forward : .reverse, exons: table.exons(of: row),
      codingParts: table.codingParts(of: row), areExonsKnown: row.areExonsKnown,
      proteinLength: row.proteinLength < 0 ? nil : Int(row.proteinLength),
      otherNames: table.string(row.otherNames),
      codingSequence: row.sequence.isEmpty
        ? nil : sequences[Int(row.sequence.lowerBound)..<Int(row.sequence.upperBound)])
  }

  /// Rows that share a base with the stretch, ascending.
  private func rows(overlapping stretch: ClosedRange<Int>, on contig: Contig) -> [Int] {
    guard let number = contigNumbers[contig] else { return [] }
    let rows = table.contigRows[number]
    let after = table.rows[rows].partitioningIndex { Int($0.start) > stretch.upperBound }
    var found: [Int] = []
    var candidate = after - 1
    while candidate >= rows.lowerBound, Int(table.largestEnds[candidate]) >= stretch.lowerBound {
      if Int(table.rows[candidate].end) >= stretch.lowerBound { found.append(candidate) }
      candidate -= 1
    }
    return found.reversed()
  }
}

extension ReferenceModels: TranscriptSource {
  package func transcripts(overlapping stretch: ClosedRange<Int>, on contig: Contig) -> [Transcript] {
    transcripts(rows(overlapping: stretch, on: contig))
  }

  package func knownChanges(_ edit: GenomicEdit, on contig: Contig) -> [KnownChange] {
    knownAlleles.changes(edit, on: contig)
  }
}

extension ReferenceModels: GeneModels {
  package var geneCount: Int { table.geneCount }

  package func model(ofGene symbol: String) -> TranscriptModel? {
    table.genes.row(of: symbol, in: table.text).flatMap { models([$0]).first }
  }

  package func models(overlapping interval: GenomicInterval) -> [TranscriptModel] {
    guard interval.start <= interval.end else { return [] }
    let rows = rows(overlapping: interval.start...interval.end, on: interval.contig)
    return models(rows.filter { table.rows[$0].isFirstChoice })
  }

  package func length(of contig: Contig) -> Int? { contigLengths[contig] }

  package func isKnownAllele(_ allele: GenomicAllele) -> Bool {
    allele.isOnAContig && !knownAlleles.changes(GenomicEdit(allele), on: allele.contig).isEmpty
  }

  /// Every base of REF that lies in a coding sequence at hand is compared, `N` apart; one sequence that agrees is enough,
  /// since a transcript's own sequence may differ from the genome's.
  package func referenceAgrees(_ allele: GenomicAllele) -> Bool? {
    let bases = Array(allele.reference.utf8)
    guard !bases.isEmpty, allele.isOnAContig else { return nil }
    var isCompared = false
    let rows = rows(overlapping: allele.position...allele.end, on: allele.contig)
    for transcript in transcripts(rows.filter { table.rows[$0].expectsSequence }) {
      guard let agrees = agreement(of: bases, at: allele.position, with: transcript) else { continue }
      if agrees { return true }
      isCompared = true
    }
    return isCompared ? false : nil
  }

  private func agreement(of bases: [UInt8], at position: Int, with transcript: Transcript) -> Bool? {
    guard let sequence = transcript.codingSequence else { return nil }
    let oriented = OrientedTranscript(transcript)
    var isCompared = false
    for (index, base) in bases.enumerated() where base != .anyBase {
      let place = transcript.isForward ? position + index : -(position + index)
      guard let offset = oriented.codingOffset(place)?.offset else { continue }
      let own = sequence[sequence.startIndex + offset]
      if own == .anyBase { continue }
      if own != (transcript.isForward ? base : base.complement) { return false }
      isCompared = true
    }
    return isCompared ? true : nil
  }
}
