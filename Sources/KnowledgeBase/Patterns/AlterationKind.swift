package import OncologyCore

/// The kinds of alteration that patterns ask for. Each is met by its own rule (`Documentation/Methods`).
package indirect enum AlterationKind: Hashable, Sendable {
  // A change of the gene's sequence.
  case protein(ProteinChange)
  case coding(CodingChange)
  /// Named by both (`R167Q (c.500G>A)`): either name is enough, since sources shift one against the other.
  case proteinOrCoding(ProteinChange, CodingChange)
  /// Any change of exactly this residue (`V600`).
  case residue(ProteinChange.Residue)
  /// A change of the gene that is not of this residue (`Non-V600`).
  case otherThanResidue(ProteinChange.Residue)
  case exons(ExonEvent, ClosedRange<Int>)
  case mutation
  case missense, nonsense, frameshift, truncating
  case spliceSite, spliceRegion(CodingChange)
  /// The change named by the coding name lies in an untranslated part or an intron.
  case nonCoding(CodingChange)
  case lossOfFunction, gainOfFunction
  /// Said to harm by whoever classified it.
  case deleterious
  case biallelicInactivation
  /// A named part of the protein (`Kinase Domain`), or outside it.
  case domain(String, outside: Bool)
  /// "Rare" by a list that the item's study had.
  case rare(exons: ClosedRange<Int>?)
  case promoterMutation
  /// A promoter position as written on the gene's strand (`TERT C228T`).
  case promoterPosition(String)
  case internalTandemDuplication
  case wildtype

  // What the patient was born with.
  case dbSNP(String)
  case starAllele(String)
  case homozygous(AlterationKind)
  case polymorphism(String)

  // Copies.
  case amplification, copyGain, deletion, loss, lossOfHeterozygosity, copyNeutralLossOfHeterozygosity
  case copyNumberVariation

  // Structure.
  case fusion(FusionPattern)
  /// The gene on either side of a fusion or other rearrangement.
  case rearrangement(intron: Int?)
  /// Exons lost as a whole, or a larger event that no small-variant or segment call stands for.
  case structural(String)

  // Products.
  case expression(ExpressionState, qualifier: String?)
  case transcriptForm(String)
  case phosphorylation(String?), serumLevel
  case methylation(String)

  // The whole tumour.
  case microsatelliteInstability
  case burden(BurdenState)
  case signature(String)

  package enum ExonEvent: String, Hashable, Sendable { case mutation, deletion, insertion, skipping, frameshift }
  package enum ExpressionState: String, Hashable, Sendable { case expressed, over, under, lost }
  package enum BurdenState: String, Hashable, Sendable { case high, low, measuredInBlood, measuredOtherwise }

  /// Met by what is looked up elsewhere than among the altered genes.
  var dependsOnNoAlteredGene: Bool {
    switch self {
    case .wildtype, .dbSNP, .starAllele, .homozygous, .promoterMutation, .promoterPosition, .microsatelliteInstability,
      .burden, .signature, .expression, .methylation, .amplification:
      return true
    default: return false
    }
  }

  /// The dbSNP identifier by which it is looked up.
  var identifier: String? {
    switch self {
    case .dbSNP(let identifier): return identifier
    case .homozygous(let kind): return kind.identifier
    default: return nil
    }
  }

  package var requirement: AlterationRequirement {
    switch self {
    case .protein, .coding, .proteinOrCoding, .residue, .otherThanResidue, .exons, .mutation, .missense, .nonsense,
      .frameshift, .truncating, .spliceSite, .spliceRegion, .nonCoding, .lossOfFunction, .gainOfFunction, .deleterious,
      .biallelicInactivation, .promoterMutation, .promoterPosition, .internalTandemDuplication, .wildtype:
      return .smallVariants
    case .domain, .rare: return .definition
    case .dbSNP, .starAllele, .polymorphism: return .germlineGenotype
    case .homozygous(let kind): return kind.requirement
    case .amplification, .copyGain, .deletion, .loss, .lossOfHeterozygosity, .copyNeutralLossOfHeterozygosity,
      .copyNumberVariation:
      return .copyNumber
    case .fusion, .rearrangement: return .fusions
    case .structural: return .structuralVariants
    case .expression: return .expressionAssay
    case .transcriptForm: return .transcriptForm
    case .phosphorylation: return .phosphorylationAssay
    case .serumLevel: return .serumAssay
    case .methylation: return .methylationAssay
    case .microsatelliteInstability: return .microsatelliteTest
    case .burden(let state):
      return state == .high || state == .low ? .mutationalBurden : .bloodBurden
    case .signature: return .tumorSignature
    }
  }
}

/// A fusion as patterns name it, 5′ partner first.
package struct FusionPattern: Hashable, Sendable {
  package enum Partner: Hashable, Sendable {
    case gene(String)
    /// `v`: any known partner.
    case anyKnown
    /// `?`: the partner is not known.
    case unknown
  }

  package let fivePrime: Partner
  package let threePrime: Partner
  /// `e6::e20`: the exons that meet, numbered on the source's transcripts.
  package let junction: ExonJunction?

  package struct ExonJunction: Hashable, Sendable {
    package let fivePrimeExon: Int
    package let threePrimeExon: Int
  }

  package init(fivePrime: Partner, threePrime: Partner, junction: ExonJunction? = nil) {
    self.fivePrime = fivePrime
    self.threePrime = threePrime
    self.junction = junction
  }

  package var genes: [String] {
    [fivePrime, threePrime].compactMap { if case .gene(let name) = $0 { name } else { nil } }
  }
}
