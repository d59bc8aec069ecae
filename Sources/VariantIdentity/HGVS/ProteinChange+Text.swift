import OncologyCore

extension HGVS.ProteinChange {
  func text(_ style: HGVS.Style) -> String {
    switch self {
    case .whole(.absent, let isPredicted): return isPredicted ? "0?" : "0"
    case .whole(let whole, let isPredicted): return isPredicted ? "(\(whole.rawValue))" : whole.rawValue
    case .located(let location, let edit, let isPredicted):
      let text = location.text { style.text($0.aminoAcid) + String($0.position) } + edit.text(style)
      return isPredicted ? "(" + text + ")" : text
    }
  }
}

extension HGVS.ProteinEdit {
  func text(_ style: HGVS.Style) -> String {
    switch self {
    case .substitution(let alternate): return style.text(alternate)
    case .unchanged: return "="
    case .deletion: return "del"
    case .duplication: return "dup"
    case .insertion(let acids): return "ins" + acids.map(style.text).joined()
    case .deletionInsertion(let acids): return "delins" + acids.map(style.text).joined()
    case .repeats(let count): return "[\(count.text)]"
    case .frameshift(let residue, let stop):
      let end = stop == nil && !style.stopWithoutDistance ? "" : style.text(.stop) + HGVS.Distance.text(stop)
      return (residue.map(style.text) ?? "") + "fs" + end
    case .extension(let residue, let end): return (residue.map(style.text) ?? "") + "ext" + end.text(style)
    case .unknown: return "?"
    }
  }
}

extension HGVS.Extension {
  fileprivate func text(_ style: HGVS.Style) -> String {
    switch self {
    case .untold: return ""
    case .behindStop(let distance): return style.text(.stop) + HGVS.Distance.text(distance)
    case .beforeStart(let residue, let count): return (residue.map(style.text) ?? "") + "-\(count)"
    }
  }
}

extension HGVS.Distance {
  fileprivate static func text(_ distance: HGVS.Distance?) -> String {
    switch distance {
    case nil: return ""
    case .residues(let count)?: return String(count)
    case .unknown?: return "?"
    }
  }
}

extension HGVS.Style {
  fileprivate func text(_ aminoAcid: AminoAcid) -> String {
    aminoAcids == .threeLetters ? aminoAcid.code : String(aminoAcid.letter)
  }
}
