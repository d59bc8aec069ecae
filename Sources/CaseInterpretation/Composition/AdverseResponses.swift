import KnowledgeBase
import OncologyCore

/// Warnings of adverse responses to therapies by an allele of this patient (DPYD and fluoropyrimidines), so that they
/// stand beside the answer whatever the options are.
///
/// An item on two copies of an allele is not met by one, and one copy is not nothing: it is told as one copy, with the
/// therapies that the item names; as one or both where the genotype does not tell.
struct AdverseResponses {
  let profile: TumorProfile
  let matches: [EvidenceMatch]
  let excluded: [ExcludedEvidence]
  let release: KnowledgeRelease

  func warnings() -> [Message] { onMatchedAlleles() + onCopiesNotTold() + onOneCopy() }

  private func onMatchedAlleles() -> [Message] {
    let adverse = matches.filter {
      $0.kind == .therapeutic && $0.significance == .adverseResponse && $0.direction == .supports && !$0.flagged
    }
    return grouped(adverse.map { ($0.alteration, $0.therapies, $0.key) }, CompositionMessage.adverseResponse)
  }

  private func onOneCopy() -> [Message] {
    adverse(.heterozygousOnly, CompositionMessage.adverseResponseOnOneCopy)
  }

  private func onCopiesNotTold() -> [Message] {
    adverse(.needsCopies, CompositionMessage.adverseResponseCopiesUnknown)
  }

  private func adverse(_ cause: ExcludedEvidence.Cause, _ key: CompositionMessage) -> [Message] {
    let single = excluded.filter { $0.cause == cause }
    guard !single.isEmpty else { return [] }
    let adverse = Set(
      release.items.lazy.filter { $0.significance == .adverseResponse && $0.direction == .supports && !$0.flagged }
        .map(\.key))
    return grouped(
      single.filter { adverse.contains($0.key) }.map {
        (label(of: $0.findings), $0.therapies, $0.key)
      }, key)
  }

  private func label(of ids: [FindingID]) -> String {
    profile.variants.filter { ids.contains($0.id) }.map(\.label).distinct.joined(separator: ", ")
  }

  /// One sentence an alteration.
  private func grouped(
    _ rows: [(alteration: String, therapies: [String], item: String)], _ key: CompositionMessage
  ) -> [Message] {
    rows.map(\.alteration).distinct.map { alteration in
      let own = rows.filter { $0.alteration == alteration }
      return Message(
        key,
        [
          "alteration": alteration, "therapies": own.flatMap(\.therapies).distinct.sorted().joined(separator: ", "),
          "items": own.map(\.item).distinct.joined(separator: ", "),
        ])
    }
  }
}
