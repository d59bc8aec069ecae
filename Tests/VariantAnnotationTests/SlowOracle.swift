import OncologyCore

@testable import VariantAnnotation

/// The same questions answered the slow way: the gene's bases are edited one by one, spliced and translated anew.
///
/// It shares no code with the product: places come from labels on each base, proteins from whole translations.
struct SlowOracle {
  let gene: ToyGene
  private let protein: String

  init(_ gene: ToyGene) {
    self.gene = gene
    protein = Self.translate(String(gene.bases.filter { $0.part == .coding }.map(\.letter))).protein
  }

  /// What is expected of an edit of transcript bases; `nil` members are not judged here.
  struct Expectation {
    var terms: Set<SequenceOntologyTerm> = []
    var newProtein: String?
    var hasStop = true
    var isWhollyCoding = false
  }

  static let code: [String: Character] = {
    // Alberts et al., Molecular Biology of the Cell, 6th ed., figure 6-50, written by amino acid.
    let codons: [Character: String] = [
      "F": "TTT TTC", "L": "TTA TTG CTT CTC CTA CTG", "I": "ATT ATC ATA", "M": "ATG", "V": "GTT GTC GTA GTG",
      "S": "TCT TCC TCA TCG AGT AGC", "P": "CCT CCC CCA CCG", "T": "ACT ACC ACA ACG", "A": "GCT GCC GCA GCG",
      "Y": "TAT TAC", "*": "TAA TAG TGA", "H": "CAT CAC", "Q": "CAA CAG", "N": "AAT AAC", "K": "AAA AAG",
      "D": "GAT GAC", "E": "GAA GAG", "C": "TGT TGC", "W": "TGG", "R": "CGT CGC CGA CGG AGA AGG",
      "G": "GGT GGC GGA GGG",
    ]
    var table: [String: Character] = [:]
    for (residue, all) in codons { for codon in all.split(separator: " ") { table[String(codon)] = residue } }
    return table
  }()

  static func translate(_ coding: String) -> (protein: String, hasStop: Bool) {
    var found = "", rest = Substring(coding)
    while rest.count >= 3 {
      let residue = code[String(rest.prefix(3))]!
      if residue == "*" { return (found, true) }
      found.append(residue)
      rest = rest.dropFirst(3)
    }
    return (found, false)
  }

  var referenceProtein: String { protein }

  func expect(replacing original: Range<Int>, by text: String) -> Expectation {
    let (range, inserted) = placeOfConsequence(original, text)
    var expected = Expectation()
    let touched = changedBases(range, inserted)
    expected.terms = spliceTerms(touched, isInsertion: range.isEmpty, at: range.lowerBound)
    let parts = regionParts(range, touched)
    if parts.contains(.fivePrimeUTR) { expected.terms.insert(.fivePrimeUTRVariant) }
    if parts.contains(.threePrimeUTR) { expected.terms.insert(.threePrimeUTRVariant) }
    guard parts.contains(.coding) else { return expected }
    let isWhole =
      range.isEmpty
      ? [range.lowerBound - 1, range.lowerBound].allSatisfy { gene.bases[$0].part == .coding }
      : Set(range.map { gene.bases[$0].part }) == [.coding]
    guard isWhole else {
      addPartial(range, inserted, parts, &expected)
      return expected
    }
    expected.isWhollyCoding = true
    addCoding(range, inserted, &expected)
    return expected
  }

  /// Indices of bases that differ; for a change of length all of them.
  private func changedBases(_ range: Range<Int>, _ inserted: String) -> [Int] {
    guard range.count == inserted.count else { return Array(range) }
    return zip(range, inserted).filter { gene.bases[$0].letter != $1 }.map(\.0)
  }

  private func regionParts(_ range: Range<Int>, _ touched: [Int]) -> [ToyGene.Part] {
    guard range.isEmpty else { return touched.map { gene.bases[$0].part } }
    let before = gene.bases[range.lowerBound - 1].part, after = gene.bases[range.lowerBound].part
    // an insertion beside a coding part's outer end is of the untranslated region; beside an intron, of the exon
    if before == after { return [before] }
    if case .intron = before { return [after] }
    if case .intron = after { return [before] }
    return [before == .coding ? after : before]
  }

  private func spliceTerms(_ touched: [Int], isInsertion: Bool, at place: Int) -> Set<SequenceOntologyTerm> {
    var terms: Set<SequenceOntologyTerm> = []
    // per stretch: what holds of a base; an insertion is inside a stretch when both neighbours are
    let groups: [[ToyGene.Base]] =
      isInsertion
      ? [[gene.bases[place - 1], gene.bases[place]]] : touched.map { [gene.bases[$0]] }
    let any = { (rule: (ToyGene.Base) -> Bool) in groups.contains { $0.allSatisfy(rule) } }
    if any({ (1...2).contains($0.fromDonor) }) { terms.insert(.spliceDonorVariant) }
    if any({ (1...2).contains($0.fromAcceptor) }) { terms.insert(.spliceAcceptorVariant) }
    let isDeep = { (base: ToyGene.Base) in base.fromDonor >= 3 && base.fromAcceptor >= 3 }
    var isRegion = any {
      (3...8).contains($0.fromDonor) || (3...8).contains($0.fromAcceptor) || (1...3).contains($0.toDonor ?? 0)
        || (1...3).contains($0.toAcceptor ?? 0)
    }
    if any(isDeep) { terms.insert(.intronVariant) }
    if isInsertion {
      let before = gene.bases[place - 1], after = gene.bases[place]
      // the edges: exon|1, 2|3 of the donor's side, 3|2, 1|exon of the acceptor's side
      if (before.fromDonor == 0 && after.fromDonor == 1) || (before.fromAcceptor == 1 && after.fromAcceptor == 0) {
        isRegion = true
      }
      if (before.fromDonor == 2 && after.fromDonor == 3) || (before.fromAcceptor == 3 && after.fromAcceptor == 2) {
        isRegion = true
        terms.insert(.intronVariant)
      }
      // exon bases 3|4 are not both within the region
      isRegion = isRegion && !terms.contains(.spliceDonorVariant)
    }
    if any({ $0.fromDonor == 5 }) {
      terms.insert(.spliceDonorFifthBaseVariant)
    } else if any({ (3...6).contains($0.fromDonor) }) {
      terms.insert(.spliceDonorRegionVariant)
    }
    if any({ (3...17).contains($0.fromAcceptor) }) { terms.insert(.splicePolypyrimidineTractVariant) }
    let stronger: Set<SequenceOntologyTerm> = [
      .spliceDonorVariant, .spliceAcceptorVariant, .spliceDonorRegionVariant, .spliceDonorFifthBaseVariant,
    ]
    if isRegion, terms.isDisjoint(with: stronger) { terms.insert(.spliceRegionVariant) }
    return terms
  }

  private func addPartial(
    _ range: Range<Int>, _ inserted: String, _ parts: [ToyGene.Part], _ expected: inout Expectation
  ) {
    let essential: Set<SequenceOntologyTerm> = [.spliceDonorVariant, .spliceAcceptorVariant]
    if range.isEmpty {  // beside an intron
      expected.terms.insert(inserted.count % 3 == 0 ? .inframeInsertion : .frameshiftVariant)
    } else if parts.contains(.fivePrimeUTR), expected.terms.isDisjoint(with: essential) {
      expected.terms.insert(.startLost)
    } else if parts.contains(.threePrimeUTR), expected.terms.isDisjoint(with: essential) {
      expected.terms.insert(.stopLost)
    } else {
      expected.terms.insert(.codingSequenceVariant)
    }
  }

  private func addCoding(_ range: Range<Int>, _ inserted: String, _ expected: inout Expectation) {
    var letters = "", codingIndex = 0, touchedCodons: Set<Int> = []
    for (index, base) in gene.bases.enumerated() {
      if index == range.lowerBound { letters += inserted }
      guard base.part == .coding else { continue }
      if range.contains(index) { touchedCodons.insert(codingIndex / 3) } else { letters.append(base.letter) }
      if range.isEmpty, index == range.lowerBound, codingIndex % 3 != 0 { touchedCodons.insert(codingIndex / 3) }
      codingIndex += 1
    }
    let (new, hasStop) = Self.translate(letters)
    expected.newProtein = new
    expected.hasStop = hasStop
    let change = inserted.count - range.count
    expected.terms.formUnion(
      codingTerms(
        new, hasStop, change, isPureDeletion: inserted.isEmpty, touchedCodons, startsWithATG: letters.hasPrefix("ATG")))
  }

  private func codingTerms(
    _ new: String, _ hasStop: Bool, _ change: Int, isPureDeletion: Bool, _ codons: Set<Int>, startsWithATG: Bool
  ) -> Set<SequenceOntologyTerm> {
    let touchesStart = codons.contains(0), touchesStop = codons.contains(protein.count)
    if touchesStart, !startsWithATG {
      if change == 0 { return [.startLost] }
      return [.startLost, change % 3 != 0 ? .frameshiftVariant : change > 0 ? .inframeInsertion : .inframeDeletion]
    }
    let start: Set<SequenceOntologyTerm> = touchesStart ? [.startRetainedVariant] : []
    if new == protein, hasStop {
      if touchesStop || change != 0 { return start.union([.stopRetainedVariant]) }
      return touchesStart ? start : [.synonymousVariant]
    }
    if change % 3 != 0 {
      var terms: Set<SequenceOntologyTerm> = start.union([.frameshiftVariant])
      if hasStop, protein.hasPrefix(new) { terms.insert(.stopGained) }
      if touchesStop || new.hasPrefix(protein) { terms.insert(.stopLost) }
      return terms
    }
    if touchesStop, !hasStop {
      let isBeforeStop = codons.min()! < protein.count
      let inframe: Set<SequenceOntologyTerm> =
        change < 0 && isPureDeletion ? [.inframeDeletion] : change != 0 && isBeforeStop ? [.proteinAlteringVariant] : []
      return start.union(inframe).union([.stopLost])
    }
    var terms = start
    let isEarly = touchesStop ? new.count < protein.count : new.count < protein.count + change / 3
    if touchesStop, !isEarly { terms.insert(.stopRetainedVariant) }
    if isEarly { terms.insert(.stopGained) }
    if change == 0 {
      if !isEarly { terms.insert(.missenseVariant) }
    } else if change < 0, isPureDeletion {
      terms.insert(.inframeDeletion)
    } else {
      terms.formUnion([.inframeInsertion, .proteinAlteringVariant])  // which one is judged by the caller
    }
    return terms
  }

  // MARK: The 3′ rule and the name on the transcript

  /// The change moved base by base towards 3′ while the whole sequence stays the same, over coding bases of one exon.
  func mostThreePrime(_ range: Range<Int>, _ inserted: String) -> (range: Range<Int>, inserted: String) {
    guard range.isEmpty != inserted.isEmpty else { return (range, inserted) }
    let letters = gene.bases.map(\.letter), edited = apply(letters, range, inserted)
    var best = range, text = inserted, exon: Int?
    for place in (range.lowerBound + 1)..<letters.count {
      let entering = range.isEmpty ? place - 1 : place + range.count - 1
      guard entering < letters.count, gene.bases[entering].part == .coding,
        exon == nil || gene.bases[entering].exon == exon
      else { break }
      exon = gene.bases[entering].exon
      let moved = String(edited[place..<(place + inserted.count)])
      guard apply(letters, place..<(place + range.count), moved) == edited else { break }
      best = place..<(place + range.count)
      text = moved
    }
    return (best, text)
  }

  /// Where the consequence is read: a change in an intron that stands as well in the exon behind it stands there.
  func placeOfConsequence(_ range: Range<Int>, _ inserted: String) -> (range: Range<Int>, inserted: String) {
    let first = range.isEmpty ? range.lowerBound - 1 : range.lowerBound
    guard case .intron = gene.bases[first].part else { return (range, inserted) }
    let placed = mostThreePrime(range, inserted)
    let newFirst = placed.range.isEmpty ? placed.range.lowerBound - 1 : placed.range.lowerBound
    return gene.bases[newFirst].part == .coding ? placed : (range, inserted)
  }

  /// The HGVS name; `nil` for what is replaced by another number of bases.
  func codingName(replacing original: Range<Int>, by text: String) -> String? {
    let bases = gene.bases
    if !original.isEmpty, !text.isEmpty {
      guard original.count == 1, text.count == 1 else { return nil }
      return "c.\(bases[original.lowerBound].position)\(bases[original.lowerBound].letter)>\(text)"
    }
    let (range, inserted) = mostThreePrime(original, text)
    let place = range.lowerBound
    guard range.isEmpty else {
      let end = range.count == 1 ? "" : "_" + bases[range.upperBound - 1].position
      return "c.\(bases[place].position)\(end)del"
    }
    let before = place - inserted.count
    if before >= 0, String(bases[before..<place].map(\.letter)) == inserted,
      bases[before..<place].allSatisfy({ $0.part == .coding && $0.exon == bases[place - 1].exon })
    {
      let end = inserted.count == 1 ? "" : "_" + bases[place - 1].position
      return "c.\(bases[before].position)\(end)dup"
    }
    return "c.\(bases[place - 1].position)_\(bases[place].position)ins\(inserted)"
  }

  private func apply(_ letters: [Character], _ range: Range<Int>, _ inserted: String) -> [Character] {
    Array(letters[..<range.lowerBound]) + Array(inserted) + Array(letters[range.upperBound...])
  }
}
