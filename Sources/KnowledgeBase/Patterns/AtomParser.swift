import OncologyCore

/// Reads one atom: `GENE words`, `A::B Fusion`, or a property of the whole tumour.
struct AtomParser {
  private let words: [Substring]
  private let text: String

  init(_ words: [Substring]) {
    self.words = words
    text = words.joined(separator: " ")
  }

  /// Some atoms are several in one (`G12/G13`, `P81S (…) and L188V (…)`), hence a pattern.
  var pattern: AlterationPattern {
    if Self.tumorWideFirstWords.contains(words[0].lowercased()), let kind = Self.tumorWide[text.lowercased()] {
      return .atom(AlterationAtom(gene: nil, kind: kind, text: text))
    }
    if words.count == 2, words[0] == "Signature" {
      return .atom(AlterationAtom(gene: nil, kind: .signature(text), text: text))
    }
    if let fusion = FusionParser(words).atom { return .atom(fusion) }
    guard words.count > 1 else { return .unreadable(text: text, reason: .unknownWords) }
    let gene = String(words[0])
    var rest = words.dropFirst()
    // Some sources say the gene twice: `PRPS1 PRPS1 MUTATION`, `UGT1A1 UGT1A1*28`, `AR AR-V7`.
    if rest.first == words[0], rest.count > 1 { rest = rest.dropFirst() }
    return GeneAtomParser(gene: gene, rest: rest.joined(separator: " "), text: text).pattern
  }

  private static let tumorWideFirstWords = Set(
    tumorWide.keys.compactMap { $0.split(separator: " ").first.map(String.init) })

  /// Properties of the whole tumour, in the spellings of CIViC and of Sextant's approvals table.
  private static let tumorWide: [String: AlterationKind] = [
    "msi high": .microsatelliteInstability, "msi-h": .microsatelliteInstability, "msi-high": .microsatelliteInstability,
    "tmb high": .burden(.high), "tmb-h": .burden(.high), "tmb low": .burden(.low),
    "tmb h-btmb": .burden(.measuredInBlood), "tmb low on-treatment btmb": .burden(.measuredInBlood),
    "tmb mtmb": .burden(.measuredOtherwise), "tmb high by another threshold": .burden(.measuredOtherwise),
    "ck high": .signature("complex karyotype"), "kataegis positive": .signature("kataegis"),
    "methylation signature st-epn-zfta": .methylation("ST-EPN-ZFTA class"),
    "whole genome doubling": .signature("whole genome doubling"),
    "hrd positive": .signature("homologous recombination deficiency"),
  ]
}

/// Reads fusions and what stands for them: `A::B Fusion`, `v::B Fusion`, `A::B e6::e20`, `BCL2 reg_e@[IGH]::BCL2`.
private struct FusionParser {
  private let words: [Substring]
  init(_ words: [Substring]) { self.words = words }

  var atom: AlterationAtom? {
    guard let place = words.firstIndex(where: { $0.utf8.contains(UInt8(ascii: ":")) }), place <= 1,
      words[place].contains("::"), !words[place].hasPrefix("e")
    else {
      return nil
    }
    // A gene before the fusion (`C19MC v::C19MC fusion`) must be one of its partners.
    let parts = words[place].split(separator: ":", omittingEmptySubsequences: true)
    guard parts.count == 2, let five = Self.partner(parts[0]), let three = Self.partner(parts[1]) else { return nil }
    let rest = words[(place + 1)...].joined(separator: " ").lowercased()
    let junction = Self.junction(rest)
    guard rest.isEmpty || rest == "fusion" || junction != nil else { return nil }
    let pattern = FusionPattern(fivePrime: five, threePrime: three, junction: junction)
    guard place == 0 || pattern.genes.contains(String(words[0])) else { return nil }
    return AlterationAtom(
      gene: pattern.genes.first, kind: .fusion(pattern), text: words.joined(separator: " "))
  }

  private static func partner(_ text: Substring) -> FusionPattern.Partner? {
    if text == "v" { return .anyKnown }
    if text == "?" { return .unknown }
    if text.hasPrefix("reg_e@["), text.hasSuffix("]") { return .gene(String(text.dropFirst(7).dropLast())) }
    return text.isEmpty ? nil : .gene(String(text))
  }

  private static func junction(_ text: String) -> FusionPattern.ExonJunction? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: true)
    guard parts.count == 2, parts.allSatisfy({ $0.hasPrefix("e") }), let five = Int(parts[0].dropFirst()),
      let three = Int(parts[1].dropFirst())
    else { return nil }
    return FusionPattern.ExonJunction(fivePrimeExon: five, threePrimeExon: three)
  }
}
