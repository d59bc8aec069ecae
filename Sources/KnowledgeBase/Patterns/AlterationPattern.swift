/// What a tumour must show for an evidence item to speak of it: atoms joined by AND, OR and NOT, as CIViC's molecular
/// profiles are written (https://civic.readthedocs.io, "Molecular Profiles").
package indirect enum AlterationPattern: Hashable, Sendable {
  case atom(AlterationAtom)
  case all([AlterationPattern])
  case any([AlterationPattern])
  case not(AlterationPattern)
  /// A part that the parser cannot read: it matches nothing, and is counted and listed.
  case unreadable(text: String, reason: ReadingProblem)

  /// Why a part of a pattern could not be read.
  package enum ReadingProblem: String, Sendable, Codable, CaseIterable {
    case empty
    /// The words are not of the grammar.
    case unknownWords
    /// `AND` and `OR` side by side without parentheses, or parentheses that do not close.
    case ambiguousOperators
    /// `R177ins`: an insertion needs the residues on both sides.
    case insertionWithoutFlanks
    /// `c.128-?_250+?`: the borders are not known.
    case unknownBorders
    /// `R164Q (exon 5b)`: numbered on a transcript that is not the gene's reference.
    case otherTranscript
    /// `T17 DELETION`: a run of one base, which is no residue.
    case nucleotideRun
  }

  /// The pattern in words, as sources write it.
  package var text: String {
    switch self {
    case .atom(let atom): return atom.text
    case .all(let parts): return parts.map(\.textAsPart).joined(separator: " AND ")
    case .any(let parts): return parts.map(\.textAsPart).joined(separator: " OR ")
    case .not(let part): return "NOT \(part.textAsPart)"
    case .unreadable(let text, _): return text
    }
  }

  private var textAsPart: String {
    switch self {
    case .all, .any: return "( \(text) )"
    default: return text
    }
  }

  /// All atoms from left to right.
  package var atoms: [AlterationAtom] {
    switch self {
    case .atom(let atom): return [atom]
    case .all(let parts), .any(let parts): return parts.flatMap(\.atoms)
    case .not(let part): return part.atoms
    case .unreadable: return []
    }
  }

  /// Parts that could not be read, from left to right.
  package var unreadableParts: [(text: String, reason: ReadingProblem)] {
    switch self {
    case .atom: return []
    case .all(let parts), .any(let parts): return parts.flatMap(\.unreadableParts)
    case .not(let part): return part.unreadableParts
    case .unreadable(let text, let reason): return [(text, reason)]
    }
  }

  /// Whether it can be met without any gene being altered: absence, properties of the tumour, polymorphisms.
  package var dependsOnNoAlteredGene: Bool {
    switch self {
    case .atom(let atom): return atom.kind.dependsOnNoAlteredGene
    case .all(let parts), .any(let parts): return parts.contains(where: \.dependsOnNoAlteredGene)
    case .not: return true
    case .unreadable: return false
    }
  }

  /// Genes that the pattern names, each once, in order.
  package var genes: [String] {
    atoms.flatMap(\.genes).distinct
  }
}

/// One alteration of one gene, or one property of the whole tumour.
package struct AlterationAtom: Hashable, Sendable {
  /// The gene in the source's symbol; `nil` for what is of the whole tumour (`MSI High`).
  package let gene: String?
  package let kind: AlterationKind
  /// As the source writes it, gene included.
  package let text: String

  package init(gene: String?, kind: AlterationKind, text: String) {
    self.gene = gene
    self.kind = kind
    self.text = text
  }

  /// The genes that it names: the partners of a fusion, else its gene.
  package var genes: [String] {
    if case .fusion(let fusion) = kind { return fusion.genes }
    return gene.map { [$0] } ?? []
  }

  package var requirement: AlterationRequirement { kind.requirement }
}

/// What must be measured before an atom can be said to be there or not.
package enum AlterationRequirement: String, Sendable, Codable, CaseIterable {
  case smallVariants, copyNumber, fusions
  /// Whole exons lost, mobile elements, rearrangements without a fusion transcript.
  case structuralVariants
  /// A transcript's form (AR-V7).
  case transcriptForm
  /// Protein by immunohistochemistry or blot, or RNA by the item's own assay.
  case expressionAssay
  case phosphorylationAssay, serumAssay, methylationAssay
  case microsatelliteTest, mutationalBurden, bloodBurden, tumorSignature
  /// The patient's genotype at a polymorphism.
  case germlineGenotype
  /// A border or list that the item does not give and that no source of this release gives.
  case definition
}
