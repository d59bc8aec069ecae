extension HGVS.NucleotideChange {
  func text(_ type: HGVS.CoordinateType, _ style: HGVS.Style) -> String {
    switch self {
    case .whole(let whole, let isPredicted): return isPredicted ? "(\(whole.rawValue))" : whole.rawValue
    case .located(let location, let edit, let certainty):
      let place = location.text(\.description)
      let change = edit.text(type, style, at: location)
      switch certainty {
      case .stated: return place + change
      case .predicted: return "(" + place + change + ")"
      case .uncertainEdit: return place + "(" + change + ")"
      }
    }
  }
}

extension HGVS.NucleotideEdit {
  /// The edit alone; `location` tells whether restated bases may be left out. Without one they are.
  func text(
    _ type: HGVS.CoordinateType, _ style: HGVS.Style, at location: HGVS.Location<HGVS.NucleotidePosition>? = nil
  ) -> String {
    let letters = HGVS.BaseLetters(type, style)
    let kept = { (restated: HGVS.Restated?) in style.restated(restated, letters, at: location) }
    switch self {
    case .unchanged(let bases): return kept(bases.map { .bases($0) }) + "="
    case .substitution(let reference, let alternate): return letters.text(reference) + ">" + letters.text(alternate)
    case .deletion(let restated): return "del" + kept(restated)
    case .duplication(let bases): return "dup" + kept(bases.map { .bases($0) })
    case .insertion(let parts): return "ins" + letters.text(parts)
    case .deletionInsertion(let restated, let parts):
      if let substitution = substitutionText(restated, parts, style, letters, at: location) { return substitution }
      return "del" + kept(restated) + "ins" + letters.text(parts)
    case .inversion(let restated): return "inv" + kept(restated)
    case .repeats(let units): return units.map { ($0.unit.map(letters.text) ?? "") + "[\($0.count.text)]" }.joined()
    case .conversion(let range): return "con" + range.text
    case .copies(let number): return "copy\(number)"
    case .unknown: return "?"
    }
  }

  /// One base by another is a substitution, never a deletion-insertion ("Deletion-insertion").
  private func substitutionText(
    _ restated: HGVS.Restated?, _ parts: [HGVS.InsertedPart], _ style: HGVS.Style, _ letters: HGVS.BaseLetters,
    at location: HGVS.Location<HGVS.NucleotidePosition>?
  ) -> String? {
    guard !style.keepsRestated, case .bases(let reference)? = restated, reference.count == 1, parts.count == 1,
      case .bases(let alternate)? = parts.first, alternate.count == 1, location.map({ $0.length == 1 }) ?? true
    else { return nil }
    return letters.text(reference) + ">" + letters.text(alternate)
  }
}

extension HGVS.Style {
  /// What is restated, where it is to be written: where asked for, and where the location does not tell the same.
  fileprivate func restated(
    _ restated: HGVS.Restated?, _ letters: HGVS.BaseLetters, at location: HGVS.Location<HGVS.NucleotidePosition>?
  ) -> String {
    guard let restated else { return "" }
    guard keepsRestated || location.map({ !$0.tells(restated) }) ?? false else { return "" }
    switch restated {
    case .bases(let bases): return letters.text(bases)
    case .length(let length): return String(length)
    case .repeated(let bases, let count): return letters.text(bases) + "[\(count.text)]"
    }
  }
}

extension HGVS.Location where Position == HGVS.NucleotidePosition {
  /// Whether a count that is restated adds nothing: the ends are exact and do not contradict it.
  fileprivate func tells(_ restated: HGVS.Restated) -> Bool {
    guard case .exact = start else { return false }
    switch end {
    case nil, .exact?: return length.map { $0 == restated.count } ?? true
    case .unknown?, .within?: return false
    }
  }
}

extension HGVS {
  /// How bases are written: DNA in upper case, RNA in lower ("Standards").
  fileprivate struct BaseLetters {
    private let isLowerCase: Bool
    init(_ type: CoordinateType, _ style: Style) { isLowerCase = type == .rna && !style.upperCaseRNA }

    func text(_ bases: Bases) -> String { isLowerCase ? bases.text.lowercased() : bases.text }

    func text(_ parts: [InsertedPart]) -> String {
      guard parts.count == 1, let only = parts.first else {
        return "[" + parts.map(text).joined(separator: ";") + "]"
      }
      if case .range(let range) = only, range.source != nil { return "[" + text(only) + "]" }
      return text(only)
    }

    private func text(_ part: InsertedPart) -> String {
      switch part {
      case .bases(let bases): return text(bases)
      case .repeated(let bases, let count): return text(bases) + "[\(count.text)]"
      case .length(let length): return String(length)
      case .range(let range): return range.text
      }
    }
  }
}

extension HGVS.Count {
  var text: String {
    switch self {
    case .exactly(let number): return String(number)
    case .between(let from, let to):
      return "(" + (from.map(String.init) ?? "?") + "_" + (to.map(String.init) ?? "?") + ")"
    case .unknown: return "?"
    }
  }
}
