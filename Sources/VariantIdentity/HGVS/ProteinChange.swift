package import OncologyCore

extension HGVS {
  /// How far on a new stop or start stands.
  package enum Distance: Hashable, Sendable {
    case residues(Int)
    /// `?`
    case unknown
  }

  /// What happened to the residues of a location ("Protein").
  package enum ProteinEdit: Hashable, Sendable {
    /// One residue by another; a stop as `AminoAcid.stop` is a nonsense change.
    case substitution(AminoAcid)
    case unchanged
    case deletion
    case duplication
    case insertion([AminoAcid])
    case deletionInsertion([AminoAcid])
    case repeats(Count)
    /// The first changed residue where it is told, and the distance to the new stop where it is told.
    case frameshift(AminoAcid?, stop: Distance?)
    case `extension`(AminoAcid?, Extension)
    /// `?`
    case unknown
  }

  /// At which end a protein is longer.
  package enum Extension: Hashable, Sendable {
    /// `ext` and no more.
    case untold
    /// Behind the old stop: `extTer17`.
    case behindStop(Distance?)
    /// Before the old start: `ext-5`, with its new first residue where that is told (`extVal-5`).
    case beforeStart(AminoAcid?, residues: Int)
  }

  /// A change of a protein.
  package enum ProteinChange: Hashable, Sendable {
    case located(Location<Residue>, ProteinEdit, isPredicted: Bool)
    case whole(Whole, isPredicted: Bool)

    /// What is said of the protein as a whole.
    package enum Whole: String, Hashable, Sendable, CaseIterable {
      case unchanged = "="
      case absent = "0"
      case unknown = "?"
    }
  }
}
