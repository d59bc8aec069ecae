package import OncologyCore

/// Whether both copies of a gene are hit (`Documentation/Methods/allele-status.md`).
///
/// Asked only of variants that change the product or an essential splice site. A heterozygous variant with both
/// parental copies present is never biallelic.
package struct AlleleStatusRule: Sendable {
  /// Share of tumour cells, where known.
  package var purity: Double?
  package var sex: PatientRecord.Sex?

  package init(purity: Double?, sex: PatientRecord.Sex?) {
    self.purity = purity
    self.sex = sex
  }

  /// `siblings` are the other product-changing variants of the same gene, somatic and germline.
  package func status(of variant: VariantFinding, siblings: [VariantFinding]) -> AlleleStatus? {
    guard let effect = variant.effect, effect.consequences.contains(where: \.altersProductOrEssentialSplice) else {
      return nil
    }
    let isNull = effect.consequences.contains(where: \.isNull)
    if variant.call.zygosity == .homozygous, variant.call.origin == .germline {
      return AlleleStatus(
        isNull ? .biallelic : .possiblyBiallelic, because: Message(ProfilingMessage.allelesGermlineHomozygous))
    }
    if let copies = variant.localCopies, let status = statusByCopies(variant, copies, isNull) { return status }
    if let status = statusBySiblings(variant, isNull, siblings) { return status }
    guard let copies = variant.localCopies, let minor = copies.minor, let total = copies.total else {
      return AlleleStatus(.unknown, because: Message(ProfilingMessage.allelesNoMinorCopies))
    }
    return AlleleStatus(
      .heterozygous,
      because: Message(
        ProfilingMessage.allelesBothParental,
        ["major": NumberText.short(total - minor, places: 2), "minor": NumberText.short(minor, places: 2)]))
  }

  /// What the copies alone decide: no copy, or one parental allele gone.
  private func statusByCopies(
    _ variant: VariantFinding, _ copies: VariantFinding.LocalCopies, _ isNull: Bool
  ) -> AlleleStatus? {
    if let total = copies.total, total < 0.5 {
      return AlleleStatus(.unknown, because: Message(ProfilingMessage.allelesNoCopyLeft))
    }
    if isSingleCopyChromosome(variant.call.allele.contig) {
      return AlleleStatus(
        isNull ? .biallelic : .possiblyBiallelic, because: Message(ProfilingMessage.allelesHemizygous))
    }
    guard variant.call.allele.contig.isAutosome || sex == .female else {
      return AlleleStatus(.unknown, because: Message(ProfilingMessage.allelesSexChromosome))
    }
    guard copies.isLossOfHeterozygosity == true, let total = copies.total else { return nil }
    if variant.call.origin == .germline {
      return AlleleStatus(.possiblyBiallelic, because: Message(ProfilingMessage.allelesGermlineWithLoss))
    }
    return statusAfterLoss(variant, total: total, isNull)
  }

  /// One parental allele is gone: do all remaining copies carry the variant?
  private func statusAfterLoss(_ variant: VariantFinding, total: Double, _ isNull: Bool) -> AlleleStatus {
    let arguments = ["total": NumberText.short(total, places: 2)]
    switch remainingCopies(variant, total: total) {
    case .someMayBeIntact:
      return AlleleStatus(.possiblyBiallelic, because: Message(ProfilingMessage.allelesLossFractionLow, arguments))
    case .notDecided:
      return AlleleStatus(.possiblyBiallelic, because: Message(ProfilingMessage.allelesLossPurityNeeded, arguments))
    case .allCarryIt:
      guard isNull else {
        return AlleleStatus(.possiblyBiallelic, because: Message(ProfilingMessage.allelesLossNotNull, arguments))
      }
      let key: ProfilingMessage = total < 1.5 ? .allelesLossOneCopy : .allelesLossAllCopies
      return AlleleStatus(.biallelic, because: Message(key, arguments))
    }
  }

  private enum Remaining { case allCarryIt, someMayBeIntact, notDecided }

  /// With a purity the fraction is tested against "all copies of all tumour cells". Without one, a single
  /// copy is taken as hit in all tumour cells only above a fraction of one half (a lower one may be of some cells only, or of
  /// a tumour with much normal tissue), and of N copies a fraction above (N − 1)/N can only be all of them.
  private func remainingCopies(_ variant: VariantFinding, total: Double) -> Remaining {
    let copies = max(1, total.rounded())
    if let purity, purity > 0 {
      guard variant.call.alleleFraction != nil || variant.call.alternateDepth != nil else {
        return copies == 1 ? .allCarryIt : .notDecided
      }
      return Multiplicity(total: total, purity: purity).isBelow(copies, variant.call) ? .someMayBeIntact : .allCarryIt
    }
    return exceeds(copies == 1 ? 0.5 : (copies - 1) / copies, variant.call) ? .allCarryIt : .notDecided
  }

  /// Whether the fraction is above a limit by more than reads vary (1 in 20), or plainly so where there is no depth.
  private func exceeds(_ limit: Double, _ call: SmallVariantCall) -> Bool {
    if let reads = Reads(call) {
      return Binomial.upperTail(successes: reads.alternate, trials: reads.depth, probability: limit) < 0.05
    }
    return call.alleleFraction.map { $0 > limit } ?? false
  }

  private func isSingleCopyChromosome(_ contig: Contig) -> Bool {
    sex == .male && (contig.name == "X" || contig.name == "Y")
  }

  /// Two hits in one gene: on two alleles where the phase says so, else it cannot be told.
  private func statusBySiblings(
    _ variant: VariantFinding, _ isNull: Bool, _ siblings: [VariantFinding]
  ) -> AlleleStatus? {
    guard !siblings.isEmpty else { return nil }
    let others = siblings.map(\.shortName).sorted().joined(separator: ", ")
    let trans = siblings.filter { phase(variant, $0) == .trans }
    if !trans.isEmpty {
      let areBothNull = isNull && trans.contains { $0.effect?.consequences.contains(where: \.isNull) == true }
      return AlleleStatus(
        areBothNull ? .biallelic : .possiblyBiallelic,
        because: Message(
          ProfilingMessage.allelesInTrans, ["others": trans.map(\.shortName).sorted().joined(separator: ", ")]))
    }
    if siblings.allSatisfy({ phase(variant, $0) == .cis }) { return nil }
    return AlleleStatus(.possiblyBiallelic, because: Message(ProfilingMessage.allelesPhaseUnknown, ["others": others]))
  }

  private enum Phase { case cis, trans, unknown }

  private func phase(_ left: VariantFinding, _ right: VariantFinding) -> Phase {
    guard let set = left.call.phaseSet, set == right.call.phaseSet, left.call.origin == right.call.origin,
      let a = left.call.haplotype, let b = right.call.haplotype
    else { return .unknown }
    return a == b ? .cis : .trans
  }
}

extension VariantFinding {
  /// `TP53 R175H`, `BRCA2 c.1-2A>G`, or the allele.
  var shortName: String {
    guard let effect else { return "\(call.allele)" }
    if let protein = effect.protein { return "\(effect.gene) \(protein.short)" }
    return "\(effect.gene) \(effect.hgvsCoding ?? "\(call.allele)")"
  }
}
