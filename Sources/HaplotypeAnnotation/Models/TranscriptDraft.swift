internal import OncologyCore

/// One transcript while its frame is settled.
struct TranscriptDraft {
  /// 0-based inclusive; wide enough for all its parts.
  private(set) var start: Int
  private(set) var end: Int
  let name: String
  let gene: String
  let biotype: Biotype
  let isReverse: Bool
  private let contig: String
  private let hasStrand: Bool
  let exons: [ContigModels.ClosedInterval]
  let untranslatedParts: [ContigModels.UntranslatedPart]
  /// Ascending on the genome.
  private(set) var codingParts: [Part]
  private(set) var isIncompleteAtStart = false
  private(set) var isIncompleteAtEnd = false

  struct Part {
    var first: Int
    var last: Int
    /// `nil` where the annotation does not say.
    var phase: Int?
    var count: Int { last - first + 1 }
  }

  var codingLength: Int { codingParts.reduce(0) { $0 + $1.count } }

  init(
    _ declaration: GeneFeature, _ biotype: Biotype, gene: String, parts: [GeneFeature], derivesUntranslatedParts: Bool
  ) {
    name = declaration.id ?? ""
    contig = declaration.contig
    self.gene = gene
    self.biotype = biotype
    isReverse = declaration.strand == .reverse
    start = min(declaration.start, parts.map(\.start).min() ?? declaration.start) - 1
    end = max(declaration.end, parts.map(\.end).max() ?? declaration.end) - 1
    let coding = parts.filter { $0.kind == .codingPart }
    hasStrand = declaration.strand != nil && coding.allSatisfy { $0.strand == declaration.strand }
    codingParts = Self.joined(coding, stopCodons: parts.filter { $0.kind == .stopCodon })
    exons = parts.filter { $0.kind == .exon }
      .map { ContigModels.ClosedInterval(first: $0.start - 1, last: $0.end - 1) }.sorted { $0.first < $1.first }
    if derivesUntranslatedParts {
      untranslatedParts = Self.outside(codingParts, exons: exons, isReverse: isReverse)
    } else {
      untranslatedParts = parts.filter { $0.kind == .fivePrimeUTR || $0.kind == .threePrimeUTR }
        .map {
          ContigModels.UntranslatedPart(
            first: $0.start - 1, last: $0.end - 1, side: $0.kind == .fivePrimeUTR ? .fivePrime : .threePrime)
        }.sorted { $0.first < $1.first }
    }
  }

  /// Coding parts, ascending, each with the piece of the stop codon that follows it.
  private static func joined(_ coding: [GeneFeature], stopCodons: [GeneFeature]) -> [Part] {
    var parts = coding.map { Part(first: $0.start - 1, last: $0.end - 1, phase: $0.phase) }
    for codon in stopCodons where !parts.contains(where: { $0.first <= codon.start - 1 && $0.last >= codon.end - 1 }) {
      if let below = parts.firstIndex(where: { $0.last == codon.start - 2 }) {
        parts[below].last = codon.end - 1
      } else if let above = parts.firstIndex(where: { $0.first == codon.end }) {
        parts[above].first = codon.start - 1
      } else {
        parts.append(Part(first: codon.start - 1, last: codon.end - 1, phase: codon.phase))
      }
    }
    return parts.sorted { $0.first < $1.first }
  }

  /// What of the exons lies before the first or after the last coding base.
  private static func outside(
    _ parts: [Part], exons: [ContigModels.ClosedInterval], isReverse: Bool
  ) -> [ContigModels.UntranslatedPart] {
    guard let first = parts.first?.first, let last = parts.map(\.last).max() else { return [] }
    var untranslated: [ContigModels.UntranslatedPart] = []
    for exon in exons {
      if exon.first < first {
        untranslated.append(
          .init(first: exon.first, last: min(exon.last, first - 1), side: isReverse ? .threePrime : .fivePrime))
      }
      if exon.last > last {
        untranslated.append(
          .init(first: max(exon.first, last + 1), last: exon.last, side: isReverse ? .fivePrime : .threePrime))
      }
    }
    return untranslated
  }

  /// Cuts the bases before the first whole codon and after the last, and checks that the phases agree with the lengths.
  mutating func settleFrame(force: Bool, report: inout GeneModelReport) throws(InputError) {
    guard !codingParts.isEmpty else { return }
    guard hasStrand else {
      report.transcriptsWithoutStrand.append(name)
      codingParts = []
      return
    }
    cutBeginning()
    if codingParts.contains(where: { $0.phase == nil }) { report.transcriptsWithUnknownPhase.append(name) }
    if let place = contradictoryPart() {
      guard force else {
        throw InputError(
          .invalidValue,
          "the phase of the coding part at \(contig):\(place + 1) of transcript \(name) contradicts the lengths before it.",
          fix: "Use --force to leave such transcripts' coding parts out; they are listed.")
      }
      report.transcriptsWithContradictoryPhase.append(name)
      codingParts = []
      return
    }
    if zip(codingParts, codingParts.dropFirst()).contains(where: { $0.last >= $1.first }) {
      report.transcriptsWithOverlappingParts.append(name)
    }
    cutEnd()
    codingParts.removeAll { $0.count <= 0 }
    if isIncompleteAtStart || isIncompleteAtEnd { report.incompleteTranscriptCount += 1 }
  }

  /// Indexes of the parts in the transcript's direction.
  private var direction: [Int] { isReverse ? codingParts.indices.reversed() : Array(codingParts.indices) }

  private mutating func cutBeginning() {
    guard let beginning = direction.first, let phase = codingParts[beginning].phase else { return }
    isIncompleteAtStart = phase > 0
    var spare = phase
    for index in direction where spare > 0 || index == beginning {
      let cut = min(spare, codingParts[index].count)
      if isReverse { codingParts[index].last -= cut } else { codingParts[index].first += cut }
      codingParts[index].phase = 0
      spare -= cut
    }
  }

  /// Where the first part begins whose phase does not follow from the lengths before it.
  private func contradictoryPart() -> Int? {
    var length = 0
    for index in direction {
      if let phase = codingParts[index].phase, (3 - length % 3) % 3 != phase, codingParts[index].count > 0 {
        return codingParts[index].first
      }
      length += codingParts[index].count
    }
    return nil
  }

  private mutating func cutEnd() {
    var spare = codingLength % 3
    isIncompleteAtEnd = spare > 0
    for index in direction.reversed() where spare > 0 {
      let cut = min(spare, codingParts[index].count)
      if isReverse { codingParts[index].first += cut } else { codingParts[index].last -= cut }
      spare -= cut
    }
  }

  /// The parts with what the rules ask of their edges.
  func flatCodingParts() -> [ContigModels.CodingPart] {
    let length = codingLength
    var below = 0
    return codingParts.indices.map { index in
      let part = codingParts[index]
      let before = untranslatedParts.first { $0.last == part.first - 1 }?.side
      let after = untranslatedParts.first { $0.first == part.last + 1 }?.side
      defer { below += part.count }
      return ContigModels.CodingPart(
        first: part.first, last: part.last, codingOffset: isReverse ? length - below - part.count : below,
        hasIntronBelow: index > 0 && before == nil,
        hasIntronAbove: index < codingParts.count - 1 && after == nil,
        untranslatedBelow: before, untranslatedAbove: after)
    }
  }
}
