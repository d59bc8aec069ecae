// How findings are named to people: as clinicians write them.

extension VariantFinding {
  /// `BRAF V600E`, `CDKN2A c.151-1G>C`, `ERBB2 missense_variant` where nothing better is known, or the allele itself.
  public var label: String {
    guard let effect else { return call.allele.description }
    return "\(effect.gene) \(effect.changeLabel)"
  }
}

extension TranscriptEffect {
  /// The change without its gene: the protein's where there is one, else the coding name, else the consequence.
  public var changeLabel: String {
    if let protein, protein.kind != .unknownResult { return protein.short }
    if let hgvsCoding { return hgvsCoding }
    if let residue { return "residue \(residue)" }
    return mostSevere?.rawValue ?? "unknown"
  }
}

extension CopyNumberFinding {
  /// `ERBB2 amplification`, `CDKN2A deep deletion`.
  public var label: String {
    switch call {
    case .amplification: return "\(gene) amplification"
    case .gain: return "\(gene) gain"
    case .loss: return "\(gene) loss"
    case .deepDeletion: return "\(gene) deep deletion"
    case .copyNeutralLossOfHeterozygosity: return "\(gene) copy-neutral LOH"
    }
  }
}

extension ExpressionFinding {
  /// `ERBB2 expression`.
  public var label: String { "\(gene) expression" }
}

extension FusionFinding {
  /// 5′ partner first: `TPM3::NTRK1`; a side between genes by its place: `PTEN::intergenic 10:88016243`.
  public var label: String {
    let five = Self.name(call.fivePrimePartner, call.fivePrimeGene, call.fivePrimeBreakpoint)
    return five + "::" + Self.name(call.threePrimePartner, call.threePrimeGene, call.threePrimeBreakpoint)
  }

  private static func name(
    _ partner: FusionPartner, _ text: String, _ breakpoint: FusionCall.Breakpoint?
  ) -> String {
    guard case .intergenic = partner, let breakpoint else { return text }
    return "intergenic \(breakpoint.contig):\(breakpoint.position)"
  }
}
