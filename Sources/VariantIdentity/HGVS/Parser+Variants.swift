// MARK: Changes

extension HGVS.Parser {
  /// A change of nucleotides: of a location, or of the whole molecule. RNA alone takes one in brackets, as a prediction.
  mutating func nucleotideChange(_ type: HGVS.CoordinateType) -> HGVS.NucleotideChange? {
    if type == .rna, let predicted = predictedNucleotideChange(type) { return predicted }
    return locatedNucleotideChange(type) ?? wholeNucleotideChange()
  }

  mutating func predictedNucleotideChange(_ type: HGVS.CoordinateType) -> HGVS.NucleotideChange? {
    attempt { parser in
      guard parser.take("(") else { return nil }
      let change: HGVS.NucleotideChange
      switch parser.locatedNucleotideChange(type) ?? parser.wholeNucleotideChange() {
      case .located(let location, let edit, .stated)?: change = .located(location, edit, .predicted)
      case .whole(let whole, isPredicted: _)?: change = .whole(whole, isPredicted: true)
      case nil, .located?: return nil
      }
      return parser.take(")", else: .closingParenthesis) ? change : nil
    }
  }

  private mutating func locatedNucleotideChange(_ type: HGVS.CoordinateType) -> HGVS.NucleotideChange? {
    attempt { parser in
      guard let location = parser.location(type), let found = parser.maybeUncertainEdit(type) else { return nil }
      return .located(location, found.edit, found.isUncertain ? .uncertainEdit : .stated)
    }
  }

  private mutating func wholeNucleotideChange() -> HGVS.NucleotideChange? {
    if take("=") { return .whole(.unchanged, isPredicted: false) }
    if take("?") { return .whole(.unknown, isPredicted: false) }
    if take("0") { return .whole(take("?") ? .absentPerhaps : .absent, isPredicted: false) }
    return take("spl") ? .whole(take("?") ? .splicingPerhaps : .splicing, isPredicted: false) : nil
  }

  mutating func proteinChange() -> HGVS.ProteinChange? {
    let predicted: HGVS.ProteinChange? = attempt { parser in
      guard parser.take("("), case .located(let location, let edit, _)? = parser.locatedProteinChange(),
        parser.take(")", else: .closingParenthesis)
      else { return nil }
      return .located(location, edit, isPredicted: true)
    }
    return predicted ?? locatedProteinChange() ?? wholeProteinChange()
  }

  private mutating func locatedProteinChange() -> HGVS.ProteinChange? {
    attempt { parser in
      guard let location = parser.location({ $0.residue() }), let edit = parser.proteinEdit() else { return nil }
      return .located(location, edit, isPredicted: false)
    }
  }

  /// `=`, `(=)`, `0`, `0?`, `?`
  mutating func wholeProteinChange() -> HGVS.ProteinChange? {
    if take("(=)") { return .whole(.unchanged, isPredicted: true) }
    if take("=") { return .whole(.unchanged, isPredicted: false) }
    if take("0") { return .whole(.absent, isPredicted: take("?")) }
    return take("?") ? .whole(.unknown, isPredicted: false) : fail(.edit)
  }
}

// MARK: Alleles

extension HGVS.Parser {
  /// One change, changes without phase, or alleles.
  mutating func description<Change>(
    _ change: (inout Self) -> Change?, inAllele: (inout Self) -> Change?
  ) -> HGVS.Description<Change>? {
    if next == UInt8(ascii: "[") { return alleles(inAllele) }
    guard let first = change(&self) else { return nil }
    var found = [first]
    while let next = attempt({ parser in parser.take("(;)") ? inAllele(&parser) : nil }) { found.append(next) }
    return found.count == 1 ? .single(first) : .unphased(found)
  }

  private mutating func alleles<Change>(_ change: (inout Self) -> Change?) -> HGVS.Description<Change>? {
    attempt { parser in
      guard let first = parser.allele(change) else { return nil }
      var found = [first]
      while parser.take(";") {
        guard let allele = parser.allele(change) else { return nil }
        found.append(allele)
      }
      return .alleles(found)
    }
  }

  private mutating func allele<Change>(_ change: (inout Self) -> Change?) -> HGVS.Allele<Change>? {
    guard take("[", else: .openingBracket), let first = change(&self) else { return nil }
    var others: [HGVS.Allele<Change>.Other] = []
    while let joint = joint() {
      guard let next = change(&self) else { return nil }
      others.append(HGVS.Allele.Other(joint, next))
    }
    return take("]", else: .closingBracket) ? HGVS.Allele(first, others) : nil
  }

  private mutating func joint() -> HGVS.Joint? {
    if take("(;)") { return .unknownPhase }
    if take(";") { return .cis }
    if take("//") { return .chimeric }
    if take("/") { return .mosaic }
    return take(",") ? .products : fail(.joint)
  }
}

// MARK: Names

extension HGVS.Parser {
  /// Type and description: `c.76+3A>T`.
  mutating func typedDescription() -> HGVS.Variant.Body? {
    if take("p.") {
      return description({ $0.proteinChange() }, inAllele: { $0.proteinChange() }).map { .protein($0) }
    }
    guard let type = coordinateType() else { return nil }
    return description(
      { $0.nucleotideChange(type) },
      inAllele: { $0.predictedNucleotideChange(type) ?? $0.nucleotideChange(type) }
    ).map { .nucleotide(type, $0) }
  }

  /// A name; without its reference where `needsReference` is false.
  mutating func variant(needsReference: Bool = true) -> HGVS.Variant? {
    attempt { parser in
      if let reference = parser.reference() {
        return parser.typedDescription().map { HGVS.Variant(reference: reference, $0) }
      }
      return needsReference ? nil : parser.typedDescription().map { HGVS.Variant($0) }
    }
  }
}

extension HGVS.Variant {
  /// Reads a name, with its reference (`NM_004006.2:c.76A>C`) or without (`c.76A>C`).
  package init(parsing text: some StringProtocol) throws(HGVS.SyntaxError) {
    self = try HGVS.Parser.whole(text) { $0.variant(needsReference: false) }
  }
}
