import OncologyCore

/// OVS1: a null change in a bona fide tumour suppressor (8 points).
///
/// A truncation counts where the message is expected to be broken down, or where more than a tenth of the protein is
/// lost. The standard asks for caution at the extreme 3′ end; the tenth is the limit of the PVS1 recommendations
/// (Abou Tayoun et al. 2018, PMC6185798), below which a person decides. In a gene that is an oncogene too (NOTCH1, whose
/// truncations near the end activate it) a truncation counts only where the message is expected to be broken down.
struct NullVariantCriterion {
  static let code = "OVS1"
  static let points = 8
  /// Share of the protein, 0…1.
  static let shareThatCounts = 0.10

  let effect: TranscriptEffect
  let role: GeneRole?

  var verdict: CriterionVerdict? {
    guard let role, role.isTumorSuppressor, let term = effect.consequences.first(where: \.isNull) else { return nil }
    let arguments = ["change": effect.changeName, "gene": effect.gene, "source": role.source]
    switch term {
    case .stopGained, .frameshiftVariant: return truncation(arguments)
    default: return .met(Self.code, Self.points, Message(ProfilingMessage.oncoNullSpliceOrStart, arguments))
    }
  }

  private func truncation(_ arguments: [String: String]) -> CriterionVerdict {
    if effect.decay == .expected {
      return .met(Self.code, Self.points, Message(ProfilingMessage.oncoNullWithDecay, arguments))
    }
    if role?.role == .both {
      return .notJudged(Self.code, Message(ProfilingMessage.oncoNullBothRoles, arguments))
    }
    if let lost = shareLost {
      let share = NumberText.short(lost * 100)
      guard lost > Self.shareThatCounts else {
        return .notJudged(Self.code, Message(ProfilingMessage.oncoNullAtEnd, ["share": share]))
      }
      return .met(
        Self.code, Self.points,
        Message(ProfilingMessage.oncoNullTruncating, arguments.merging(["share": share]) { $1 }))
    }
    if let exon = effect.exon, let count = effect.exonCount, exon < count, effect.decay != .escapes {
      return .met(
        Self.code, Self.points,
        Message(
          ProfilingMessage.oncoNullNotLastExon, arguments.merging(["exon": "\(exon)", "exons": "\(count)"]) { $1 }))
    }
    return .notJudged(Self.code, Message(ProfilingMessage.oncoNullPlaceUnknown))
  }

  /// Share of residues from the first changed one to the end.
  private var shareLost: Double? {
    guard let length = effect.proteinLength, length > 0, let residue = effect.protein?.first.position ?? effect.residue
    else { return nil }
    return max(0, Double(length - residue + 1) / Double(length))
  }
}
