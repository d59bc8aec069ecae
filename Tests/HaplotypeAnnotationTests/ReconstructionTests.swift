import HaplotypeAnnotation
import Testing

/// What is told of a haplotype, put into the reference protein, gives the protein of the altered sequence.
///
/// The altered protein is made here by another way: the changes are written into the contig, its coding parts are cut
/// out and translated with a table of this file's own.
struct ReconstructionTests {
  private static let bases = Array("TCAG".utf8)
  private static let residues = Array("FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG".utf8)

  private static func protein(_ coding: [UInt8]) -> [UInt8] {
    var protein: [UInt8] = []
    for start in stride(from: 0, to: coding.count - 2, by: 3) {
      let index = coding[start..<start + 3].reduce(0) { $0 * 4 + bases.firstIndex(of: $1)! }
      protein.append(residues[index])
      if residues[index] == UInt8(ascii: "*") { break }
    }
    return protein
  }

  /// A generator whose numbers are the same in every run.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  private static func coding(_ numbers: inout Numbers) -> String {
    var codons = ["ATG"]
    while codons.count < 19 {
      let codon = (0..<3).map { _ in bases.randomElement(using: &numbers)! }
      if protein(codon) != [UInt8(ascii: "*")] { codons.append(String(decoding: codon, as: UTF8.self)) }
    }
    return (codons + ["TAA"]).joined()
  }

  /// One to four changes, apart from each other and from the parts' edges.
  private static func changes(of gene: ToyGene, _ numbers: inout Numbers) -> [ToyGene.Variant] {
    var variants: [ToyGene.Variant] = []
    for part in gene.parts {
      var position = part.lowerBound + 4
      while position < part.upperBound - 5, variants.count < 4 {
        position += Int.random(in: 0...6, using: &numbers)
        guard position < part.upperBound - 5 else { break }
        let base = gene.contig[position - 1], next = gene.contig[position]
        let letters = (0..<Int.random(in: 1...3, using: &numbers)).map { _ in bases.randomElement(using: &numbers)! }
        switch Int.random(in: 0..<3, using: &numbers) {
        case 0:
          let other = bases.filter { $0 != base }.randomElement(using: &numbers)!
          variants.append(ToyGene.change(position, String(decoding: [other], as: UTF8.self)))
        case 1 where next != base:
          variants.append(ToyGene.change(position, removing: 2, String(decoding: [base], as: UTF8.self)))
        default: variants.append(ToyGene.change(position, String(decoding: [base] + letters, as: UTF8.self)))
        }
        position += 3
      }
    }
    return variants
  }

  private static func altered(_ gene: ToyGene, _ variants: [ToyGene.Variant]) -> [UInt8] {
    var spliced: [UInt8] = []
    for part in gene.parts {
      var place = part.lowerBound
      for variant in variants where part.contains(variant.position - 1) {
        spliced += gene.contig[place..<variant.position - 1]
        spliced += Array(variant.alternates[0].utf8)
        place = variant.position - 1 + variant.removing
      }
      spliced += gene.contig[place..<part.upperBound]
    }
    return protein(gene.isReverse ? ToyGene.reverseComplement(spliced) : spliced)
  }

  /// The reference protein with every told change put in, up to its first stop.
  private static func rebuilt(_ gene: ToyGene, _ texts: [String]) -> [UInt8] {
    var told: [(position: Int, reference: [UInt8], altered: [UInt8])] = []
    for text in texts.flatMap({ $0.split(separator: ",") }) {
      let fields = text.split(separator: "|", omittingEmptySubsequences: false)
      guard fields.count == 7 else { continue }
      let sides = fields[5].split(separator: ">").map { side in
        (Int(side.prefix { $0.isNumber })!, Array(side.drop { $0.isNumber }.utf8))
      }
      told.append((sides[0].0, sides[0].1, sides[sides.count - 1].1))
    }
    var rebuilt: [UInt8] = []
    let reference = protein(gene.coding)
    for change in told.sorted(by: { $0.position < $1.position }) {
      if rebuilt.last == UInt8(ascii: "*") { break }
      let before = told.filter { $0.position < change.position }.map { $0.position - 1 + $0.reference.count }.max() ?? 0
      // Two changes of one residue cannot both be put in: nothing is rebuilt, and the comparison fails.
      guard before <= change.position - 1 else { return [] }
      rebuilt += reference[before..<change.position - 1] + change.altered
    }
    let last = told.map { $0.position - 1 + $0.reference.count }.max() ?? 0
    if rebuilt.last != UInt8(ascii: "*"), last <= reference.count { rebuilt += reference[last...] }
    return rebuilt
  }

  /// With 30 bases on the lower exon codons are whole; with 29 and 31 one of them lies on both exons.
  @Test(arguments: [false, true], [29, 30, 31])
  func whatIsToldRebuildsTheProtein(isReverse: Bool, split: Int) throws {
    var numbers = Numbers(state: isReverse ? 7 : 11)
    var compared = 0
    for _ in 0..<600 {
      let gene = try ToyGene(coding: Self.coding(&numbers), isReverse: isReverse, split: split)
      let variants = Self.changes(of: gene, &numbers)
      let result = try gene.result(variants)
      let texts = variants.indices.map { ToyGene.text(result, $0) }
      let expected = Self.altered(gene, variants)
      // A frame that stays open runs beyond the coding sequence, where nothing is told.
      guard expected.last == UInt8(ascii: "*") else { continue }
      compared += 1
      #expect(Self.rebuilt(gene, texts) == expected, "\(texts)")
    }
    #expect(compared > 300)
  }
}
