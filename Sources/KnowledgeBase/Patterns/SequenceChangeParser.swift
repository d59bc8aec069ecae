import OncologyCore

/// Reads changes named on the protein, on the coding sequence, or on both: `V600E`, `G12/G13`, `S310F/Y`, `W288FS`,
/// `R167Q (c.500G>A)`, `c.151-1G>C`, `Splice Site (c.340+1G>A)`.
struct SequenceChangeParser {
  let gene: String
  let rest: String
  let text: String

  var pattern: AlterationPattern {
    if let both = joined { return both }
    let (name, coding) = Self.parts(of: rest)
    guard let name else { return codingOnly(coding ?? rest) }
    guard let coding else { return proteinOnly(name) }
    let change = CodingChange(coding)
    if let kind = Self.codingWords[name.lowercased()] {
      guard let change else { return .unreadable(text: text, reason: .unknownBorders) }
      return atom(kind(change))
    }
    guard let protein = Self.protein(name) else {
      return .unreadable(
        text: text, reason: Self.isInsertionWithoutFlanks(name) ? .insertionWithoutFlanks : .unknownWords)
    }
    guard let change else { return atom(.protein(protein)) }
    // A synonymous change is its coding change: another one at the same codon is another variant.
    return atom(protein.kind == .synonymous ? .coding(change) : .proteinOrCoding(protein, change))
  }

  private func atom(_ kind: AlterationKind, _ text: String? = nil) -> AlterationPattern {
    .atom(AlterationAtom(gene: gene, kind: kind, text: text ?? self.text))
  }

  /// What the word before a coding name says of it.
  private static let codingWords: [String: @Sendable (CodingChange) -> AlterationKind] = [
    "splice site": { .coding($0) }, "splice region": { .spliceRegion($0) }, "3'utr alteration": { .nonCoding($0) },
    "intronic deletion": { .nonCoding($0) },
  ]

  /// `P81S (c.241C>T) and L188V (c.562C>G)`: both.
  private var joined: AlterationPattern? {
    guard rest.utf8.contains(UInt8(ascii: " ")), let place = rest.firstRange(of: " and ") else { return nil }
    let parts = [rest[..<place.lowerBound], rest[place.upperBound...]]
    return .all(parts.map { SequenceChangeParser(gene: gene, rest: String($0), text: "\(gene) \($0)").pattern })
  }

  /// The protein's name and the coding name, with or without brackets; either may be missing.
  private static func parts(of text: String) -> (protein: String?, coding: String?) {
    if text.hasPrefix("c.") { return (nil, text) }
    guard text.hasSuffix(")"), let open = text.firstIndex(of: "("), open != text.startIndex else {
      guard text.utf8.contains(UInt8(ascii: " ")), let place = text.firstRange(of: " c.") else { return (text, nil) }
      return (String(text[..<place.lowerBound]), String(text[text.index(after: place.lowerBound)...]))
    }
    let coding = text[text.index(after: open)...].dropLast()
    guard coding.hasPrefix("c.") else { return (text, nil) }
    return (String(text[..<open].trimmingSpaces), String(coding))
  }

  private func codingOnly(_ name: String) -> AlterationPattern {
    guard let change = CodingChange(name) else { return .unreadable(text: text, reason: .unknownBorders) }
    return atom(.coding(change))
  }

  private func proteinOnly(_ name: String) -> AlterationPattern {
    if let legacy = LegacyName.codingChange(gene: gene, name: name) { return atom(.coding(legacy)) }
    if name.lowercased().hasPrefix("non-"), let residue = Self.residue(name.dropFirst(4)) {
      return atom(.otherThanResidue(residue))
    }
    if name.contains("/") { return alternatives(name) }
    guard let change = Self.protein(name) else { return .unreadable(text: text, reason: .unknownWords) }
    return atom(Self.kind(change))
  }

  /// `G12/G13` is either residue, `S310F/Y` either change of one.
  private func alternatives(_ name: String) -> AlterationPattern {
    let parts = name.split(separator: "/").map { String($0.trimmingSpaces) }
    guard parts.count > 1, !parts.contains(where: { $0.contains(" ") }), let first = Self.protein(parts[0]) else {
      return .unreadable(text: text, reason: .unknownWords)
    }
    let stem = String(first.first.aminoAcid.letter) + String(first.first.position)
    var found = [atom(Self.kind(first), "\(gene) \(parts[0])")]
    for part in parts.dropFirst() {
      let whole = part.count == 1 ? stem + part : part
      guard let change = Self.protein(whole) else { return .unreadable(text: text, reason: .unknownWords) }
      found.append(atom(Self.kind(change), "\(gene) \(whole)"))
    }
    return .any(found)
  }

  static func kind(_ change: ProteinChange) -> AlterationKind {
    if case .unknownResult = change.kind, change.first == change.last { return .residue(change.first) }
    return .protein(change)
  }

  private static func residue(_ text: Substring) -> ProteinChange.Residue? {
    guard let change = ProteinChange(hgvs: text), case .unknownResult = change.kind else { return nil }
    return change.first
  }

  /// `R177ins`, `106insR`: no residues on both sides.
  private static func isInsertionWithoutFlanks(_ name: String) -> Bool {
    name.lowercased().contains("ins") && !name.contains("_")
  }

  /// A protein change in the spellings of the sources, which the core's reader extends: `X` for a stop, `FSX177`,
  /// `p.193_196dupSTSC` with the residues at the end.
  static func protein(_ name: String) -> ProteinChange? {
    ProteinChange(hgvs: name.utf8.contains(UInt8(ascii: "X")) ? spellingStops(name) : name)
      ?? duplicationWithoutLetters(name)
  }

  /// `W1815X` is `W1815*`, and `R135FSX177` is `R135fs*177`.
  private static func spellingStops(_ name: String) -> String {
    for word in ["FSX", "fsX"] {
      guard let place = name.firstRange(of: word) else { continue }
      return name[..<place.lowerBound] + "fs*" + name[place.upperBound...]
    }
    return name.hasSuffix("X") && Int(name.dropFirst().dropLast()) != nil ? name.dropLast() + "*" : name
  }

  private static func duplicationWithoutLetters(_ name: String) -> ProteinChange? {
    let body = name.hasPrefix("p.") ? name.dropFirst(2) : name[...]
    guard let place = body.firstRange(of: "dup"), let first = body[place.upperBound...].first,
      let last = body[place.upperBound...].last
    else { return nil }
    let numbers = body[..<place.lowerBound].split(separator: "_").map { Int($0) }
    guard numbers.count == 2, let start = numbers[0], let end = numbers[1], start > 0,
      body[place.upperBound...].count == end - start + 1
    else { return nil }
    return ProteinChange(hgvs: "\(first)\(start)_\(last)\(end)dup")
  }
}
