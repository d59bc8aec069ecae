import OncologyCore

@testable import VariantIdentity

/// A generator of numbers that gives the same series for the same seed (SplitMix64, Steele et al. 2014).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Makes random names of every shape that a value can have.
struct NameBuilder {
  private var numbers: SeededNumbers
  init(seed: UInt64) { numbers = SeededNumbers(seed) }

  private mutating func pick<Value>(_ values: [Value]) -> Value { values.randomElement(using: &numbers)! }
  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &numbers) < percent }
  private mutating func count(_ limit: Int) -> Int { Int.random(in: 1...limit, using: &numbers) }
  private mutating func maybe<Value>(_ value: Value) -> Value? { chance(50) ? value : nil }

  mutating func variant() -> HGVS.Variant {
    let reference = chance(80) ? self.reference() : nil
    if chance(40) {
      return HGVS.Variant(
        reference: reference,
        .protein(
          description {
            $0.proteinChange()
          } inAllele: {
            $0.proteinChange()
          }))
    }
    let type = pick(HGVS.CoordinateType.allCases)
    return HGVS.Variant(
      reference: reference,
      .nucleotide(
        type,
        description {
          $0.nucleotideChange(type, canBePredicted: type == .rna)
        } inAllele: {
          $0.nucleotideChange(type, canBePredicted: true)
        }))
  }

  private mutating func reference() -> HGVS.Reference {
    let accession = pick(["NM_004006.2", "NC_000023.11", "LRG_199t1", "ENST00000269305.4", "U14680.1", "NM"])
    return HGVS.Reference(HGVS.Accession(accession), selector: pick([nil, nil, "DMD", "HLA-A", "NM_004006.2"]))
  }

  private mutating func description<Change>(
    _ change: (inout Self) -> Change, inAllele: (inout Self) -> Change
  ) -> HGVS.Description<Change> {
    if chance(70) { return .single(change(&self)) }
    if chance(30) { return .unphased([change(&self)] + (0..<count(2)).map { _ in inAllele(&self) }) }
    return .alleles(
      (0..<count(2)).map { _ in
        let others = (0..<Int.random(in: 0...2, using: &numbers)).map { _ in
          HGVS.Allele<Change>.Other(pick(HGVS.Joint.allCases), inAllele(&self))
        }
        return HGVS.Allele(inAllele(&self), others)
      })
  }

  // MARK: Nucleotides

  private mutating func nucleotideChange(_ type: HGVS.CoordinateType, canBePredicted: Bool) -> HGVS.NucleotideChange {
    if chance(5) {
      return .whole(pick(HGVS.NucleotideChange.Whole.allCases), isPredicted: canBePredicted && chance(30))
    }
    let certainty: HGVS.NucleotideChange.Certainty =
      chance(10) ? .uncertainEdit : canBePredicted && chance(30) ? .predicted : .stated
    return .located(location { $0.position(type) }, edit(type), certainty)
  }

  private mutating func position(_ type: HGVS.CoordinateType) -> HGVS.NucleotidePosition {
    let origin: HGVS.NucleotidePosition.Origin =
      type.allowsDownstream
      ? pick([.start, .start, .beforeStart, .behindStop]) : type.allowsUpstream ? pick([.start, .beforeStart]) : .start
    let offset: HGVS.NucleotidePosition.Offset? =
      type.allowsOffset && chance(30)
      ? pick([.bases(count(900)), .bases(-count(900)), .unknownUpstream, .unknownDownstream]) : nil
    return HGVS.NucleotidePosition(count(99_999), origin: origin, offset: offset)
  }

  private mutating func location<Position>(_ position: (inout Self) -> Position) -> HGVS.Location<Position> {
    HGVS.Location(boundary(position), chance(40) ? boundary(position) : nil)
  }

  private mutating func boundary<Position>(_ position: (inout Self) -> Position) -> HGVS.Boundary<Position> {
    if chance(80) { return .exact(position(&self)) }
    if chance(30) { return .unknown }
    return .within(chance(20) ? nil : position(&self), chance(20) ? nil : position(&self))
  }

  private mutating func bases(_ type: HGVS.CoordinateType, _ limit: Int = 6) -> HGVS.Bases {
    let letters = Array(type == .rna ? "ACGURYKMSWBDHVN" : "ACGTRYKMSWBDHVN")
    return HGVS.Bases(String((0..<count(limit)).map { _ in pick(letters) }))
  }

  private mutating func restated(_ type: HGVS.CoordinateType) -> HGVS.Restated? {
    pick([nil, .length(count(50)), .bases(bases(type)), .repeated(bases(type), repeatCount())])
  }

  private mutating func edit(_ type: HGVS.CoordinateType) -> HGVS.NucleotideEdit {
    switch Int.random(in: 0..<11, using: &numbers) {
    case 0: return .unchanged(maybe(bases(type)))
    case 1, 2: return .substitution(reference: bases(type, 1), alternate: bases(type, 1))
    case 3: return .deletion(restated(type))
    case 4: return .duplication(maybe(bases(type)))
    case 5: return .insertion(inserted(type))
    case 6: return .deletionInsertion(restated(type), inserted(type))
    case 7: return .inversion(restated(type))
    case 8:
      if chance(30) { return .repeats([HGVS.RepeatUnit(nil, repeatCount())]) }
      return .repeats((0..<count(3)).map { _ in HGVS.RepeatUnit(bases(type), repeatCount()) })
    case 9: return chance(50) ? .conversion(foreignRange()) : .copies(count(9))
    default: return .unknown
    }
  }

  private mutating func repeatCount() -> HGVS.Count {
    pick([.exactly(count(90)), .between(count(5), count(9)), .between(nil, 7), .between(7, nil), .unknown])
  }

  private mutating func inserted(_ type: HGVS.CoordinateType) -> [HGVS.InsertedPart] {
    (0..<(chance(70) ? 1 : count(3))).map { _ in
      switch Int.random(in: 0..<5, using: &numbers) {
      case 0: return .repeated(bases(type), repeatCount())
      case 1: return .length(count(500))
      case 2: return .range(foreignRange())
      case 3:
        let start = boundary { $0.position(type) }
        let location = HGVS.Location(start, boundary { $0.position(type) })
        return .range(HGVS.SequenceRange(location: location, isInverted: chance(50)))
      default: return .bases(bases(type))
      }
    }
  }

  private mutating func foreignRange() -> HGVS.SequenceRange {
    let type = pick(HGVS.CoordinateType.allCases)
    return HGVS.SequenceRange(
      source: HGVS.SequenceRange.Source(reference(), type), location: location { $0.position(type) },
      isInverted: chance(30))
  }

  // MARK: Proteins

  private static let aminoAcids = "ARNDCQEGHILKMFPSTWYVUX".compactMap { AminoAcid(letter: $0) }

  private mutating func aminoAcid() -> AminoAcid { pick(Self.aminoAcids) }
  private mutating func residueOrStop() -> AminoAcid { chance(10) ? .stop : aminoAcid() }

  private mutating func aminoAcids() -> [AminoAcid] {
    (0..<count(4)).map { _ in aminoAcid() } + (chance(10) ? [.stop] : [])
  }

  private mutating func proteinChange() -> HGVS.ProteinChange {
    if chance(10) {
      let whole = pick(HGVS.ProteinChange.Whole.allCases)
      return .whole(whole, isPredicted: whole != .unknown && chance(50))
    }
    let place = location { HGVS.Residue($0.residueOrStop(), $0.count(9_999)) }
    return .located(place, proteinEdit(), isPredicted: chance(50))
  }

  private mutating func distance() -> HGVS.Distance? { pick([nil, .unknown, .residues(count(200))]) }

  private mutating func proteinEdit() -> HGVS.ProteinEdit {
    switch Int.random(in: 0..<10, using: &numbers) {
    case 0, 1: return .substitution(residueOrStop())
    case 2: return .unchanged
    case 3: return .deletion
    case 4: return .duplication
    case 5: return .insertion(aminoAcids())
    case 6: return .deletionInsertion(aminoAcids())
    case 7: return chance(80) ? .repeats(repeatCount()) : .unknown
    case 8: return .frameshift(maybe(residueOrStop()), stop: distance())
    default:
      let end: HGVS.Extension = pick([
        .untold, .behindStop(distance()), .beforeStart(maybe(aminoAcid()), residues: count(99)),
      ])
      return .extension(maybe(residueOrStop()), end)
    }
  }
}
