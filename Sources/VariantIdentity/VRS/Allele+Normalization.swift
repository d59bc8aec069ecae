extension VRS.Allele {
  /// The allele of an edit, fully justified (VRS 2.0, "Normalization").
  ///
  /// What changes nothing is a reference-length expression over its own span; a substitution keeps its trimmed letters; a
  /// deletion, and an insertion that goes on with what stands there, is a reference-length expression over every place
  /// where it could stand; another insertion is literal.
  package init(
    of edit: SequenceEdit, in sequence: SourceSequence<some SequenceSource>, _ accession: VRS.RefgetAccession
  ) throws(NormalizationFailure) {
    let ambiguity = try Ambiguity(of: edit, in: sequence)
    self = Self(of: ambiguity, accession)
  }

  package init(of ambiguity: Ambiguity, _ accession: VRS.RefgetAccession) {
    let edit = ambiguity.edit
    let placed = edit.isPureInsertion || edit.isPureDeletion ? ambiguity.fullyJustified : edit
    let state: VRS.SequenceExpression
    if let unit = Self.repeatSubunitLength(edit, placed) {
      state = .referenceLength(
        length: .exactly(placed.inserted.count), repeatSubunitLength: unit,
        sequence: VRS.SequenceString(checked: placed.inserted))
    } else {
      state = .literal(VRS.SequenceString(checked: placed.inserted))
    }
    self.init(location: VRS.SequenceLocation(checked: accession, placed.range), state: state)
  }

  /// How long the repeating unit is, where the new letters follow from the reference ones; `nil` where they do not.
  ///
  /// - Parameters:
  ///   - edit: trimmed.
  ///   - placed: fully justified.
  static func repeatSubunitLength(_ edit: SequenceEdit, _ placed: SequenceEdit) -> Int? {
    if edit.isUnchanged { return edit.removed.isEmpty ? nil : edit.removed.count }
    if edit.isPureDeletion { return edit.removed.count }
    guard edit.isPureInsertion, !placed.removed.isEmpty else { return nil }
    return divisors(of: edit.inserted.count).first { unit in
      unit <= placed.removed.count && goesOn(placed.removed, as: placed.inserted, every: unit)
    }
  }

  /// Whether the letters behind the reference ones repeat their last `unit` again and again.
  private static func goesOn(_ reference: [UInt8], as letters: [UInt8], every unit: Int) -> Bool {
    for place in reference.count..<letters.count where letters[place] != letters[place - unit] { return false }
    return true
  }

  /// The greatest first.
  private static func divisors(of number: Int) -> [Int] {
    var small: [Int] = []
    var great: [Int] = []
    var candidate = 1
    while candidate * candidate <= number {
      if number % candidate == 0 {
        small.append(candidate)
        if candidate * candidate != number { great.append(number / candidate) }
      }
      candidate += 1
    }
    return great + small.reversed()
  }
}

extension VRS.SequenceString {
  /// Letters that came from a sequence or passed a check already.
  fileprivate init(checked letters: [UInt8]) { text = String(decoding: letters, as: UTF8.self) }
}
