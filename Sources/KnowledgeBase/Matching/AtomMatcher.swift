import OncologyCore

/// Asks the rule of each kind of atom whether a tumour meets it, within one origin.
struct AtomMatcher {
  let tumor: TumorIndex
  let knowledge: KnowledgeRelease
  let scope: OriginRule.Scope

  func outcome(of atom: AlterationAtom) -> AtomOutcome {
    guard atom.gene != nil else { return tumorWideOutcome(of: atom) }
    let symbol = knowledge.genes.canonicalSymbol(atom.genes.first ?? "")
    let context = GeneContext(
      atom: atom, symbol: symbol, gene: gene(of: atom), tumor: tumor, knowledge: knowledge)
    switch atom.requirement {
    case .smallVariants, .definition, .germlineGenotype: return sequenceOutcome(context)
    case .copyNumber: return copyNumberOutcome(context)
    case .fusions: return fusionOutcome(context)
    default: return productOutcome(context)
    }
  }

  /// The alterations of the atom's gene; of a fusion's partners together.
  private func gene(of atom: AlterationAtom) -> TumorIndex.Gene {
    var joined = TumorIndex.Gene()
    for gene in atom.genes.map({ gene(knowledge.genes.canonicalSymbol($0)) }) {
      joined.variants += gene.variants
      joined.copyNumber += gene.copyNumber
      joined.fusions += gene.fusions.filter { fusion in !joined.fusions.contains { $0.id == fusion.id } }
    }
    return joined
  }

  /// The gene's alterations of the scope's origin; copies and fusions are the tumour's own.
  private func gene(_ symbol: String) -> TumorIndex.Gene {
    var gene = tumor.gene(symbol)
    guard scope != .any else { return gene }
    gene.variants.removeAll { !isInScope($0.finding) }
    if scope == .germline {
      gene.copyNumber = []
      gene.fusions = []
    }
    return gene
  }

  private func isInScope(_ finding: VariantFinding) -> Bool { OriginRule.isInScope(finding.call.origin, scope) }

  private func sequenceOutcome(_ context: GeneContext) -> AtomOutcome {
    let named = NamedChangeRule(context: context), residue = ResidueRule(context: context)
    let mutation = MutationRule(context: context), function = FunctionRule(context: context)
    switch context.atom.kind {
    case .protein(let change): return named.outcome(protein: change, coding: nil)
    case .coding(let change), .spliceRegion(let change), .nonCoding(let change):
      return named.outcome(protein: nil, coding: change)
    case .proteinOrCoding(let protein, let coding): return named.outcome(protein: protein, coding: coding)
    case .residue(let asked): return residue.outcome(of: asked)
    case .otherThanResidue(let asked): return residue.outcome(otherThan: asked)
    case .exons(let event, let exons): return ExonRule(context: context, exons: exons).outcome(of: event)
    case .mutation: return mutation.outcome()
    case .missense: return mutation.outcome(withConsequence: [.missenseVariant])
    case .nonsense: return mutation.outcome(withConsequence: [.stopGained])
    case .frameshift: return mutation.outcome(withConsequence: [.frameshiftVariant])
    case .truncating: return mutation.truncating()
    case .spliceSite: return SpliceRule(context: context).site()
    case .lossOfFunction: return function.lossOfFunction()
    case .gainOfFunction: return function.gainOfFunction()
    case .deleterious: return function.deleterious()
    case .biallelicInactivation: return function.biallelicInactivation()
    case .internalTandemDuplication: return TandemDuplicationRule(context: context).outcome()
    case .wildtype:
      return AbsenceRule(tumor: tumor, genes: knowledge.genes).wildtype(context)
    case .promoterMutation: return promoter(context, PromoterPosition.places(of: context.symbol))
    case .promoterPosition(let name):
      return promoter(context, PromoterPosition.place(gene: context.symbol, name: name).map { [$0] } ?? [])
    case .dbSNP, .starAllele, .homozygous, .polymorphism:
      return GenotypeRule(tumor: tumor, context: context, isInScope: isInScope).outcome(of: context.atom.kind)
    default: return .notAssessed(.needsDefinition, ["asked": context.atom.text], context.gene.findings)
    }
  }

  private func promoter(_ context: GeneContext, _ places: [PromoterPosition.Place]) -> AtomOutcome {
    PromoterRule(tumor: tumor, context: context, isInScope: isInScope).outcome(of: places)
  }

  private func copyNumberOutcome(_ context: GeneContext) -> AtomOutcome {
    let rule = CopyNumberRule(context: context)
    switch context.atom.kind {
    case .amplification:
      let called = rule.outcome(of: [.amplification], almost: .gain, .gainOnly)
      let recorded = scope == .germline ? nil : ExpressionRule(context: context).amplificationInRecord()
      guard let stated = recorded?.met else { return called }
      return .met(called.met.map { $0 + stated } ?? stated)
    case .copyGain: return rule.outcome(of: [.amplification, .gain], almost: .loss, .otherKindOfAlteration)
    case .deletion: return rule.outcome(of: [.deepDeletion], almost: .loss, .oneCopyLostOnly)
    case .loss: return rule.loss()
    case .lossOfHeterozygosity: return rule.lossOfHeterozygosity(copyNeutralOnly: false)
    case .copyNeutralLossOfHeterozygosity: return rule.lossOfHeterozygosity(copyNeutralOnly: true)
    default:
      return rule.outcome(
        of: [.amplification, .gain, .loss, .deepDeletion], almost: .copyNeutralLossOfHeterozygosity,
        .otherKindOfAlteration)
    }
  }

  private func fusionOutcome(_ context: GeneContext) -> AtomOutcome {
    let rule = FusionRule(context: context)
    switch context.atom.kind {
    case .fusion(let pattern): return rule.outcome(of: pattern, canonical: knowledge.genes.canonicalSymbol)
    case .rearrangement(let intron): return rule.rearrangement(intron: intron)
    default: return .notMet(nil)
    }
  }

  /// What DNA does not tell.
  private func productOutcome(_ context: GeneContext) -> AtomOutcome {
    let asked = ["asked": context.atom.text], findings = context.gene.findings
    switch context.atom.kind {
    case .expression(let state, let qualifier):
      return ExpressionRule(context: context).outcome(state, qualifier: qualifier)
    case .structural: return .notAssessed(.needsStructuralVariants, asked, findings)
    case .transcriptForm: return .notAssessed(.needsTranscriptForm, asked, findings)
    case .phosphorylation, .serumLevel: return .notAssessed(.needsProteinAssay, asked, findings)
    case .methylation: return .notAssessed(.needsMethylationAssay, asked, findings)
    default: return .notAssessed(.needsSignature, asked, findings)
    }
  }

  private func tumorWideOutcome(of atom: AlterationAtom) -> AtomOutcome {
    guard scope != .germline else { return .notMet(nil) }
    let rule = TumorWideRule(profile: tumor.profile)
    switch atom.kind {
    case .microsatelliteInstability: return rule.microsatelliteInstability(atom)
    case .burden(let state): return rule.burden(state, atom)
    case .methylation: return .notAssessed(.needsMethylationAssay, ["asked": atom.text], [], always: true)
    default: return .notAssessed(.needsSignature, ["asked": atom.text], [], always: true)
    }
  }
}
