import OncologyCore

/// Patterns of copy number are met by the calls that the profile's own stated rule made. A gain is no amplification, and
/// the loss of one copy is no deletion. `Loss` of a gene is its deep deletion, or a loss-of-function variant whose other
/// allele is lost; a loss that an item saw by immunohistochemistry is never taken from expression.
struct CopyNumberRule {
  let context: GeneContext

  func outcome(of wanted: Set<CopyNumberFinding.Call>, almost: CopyNumberFinding.Call, _ key: ExcludedEvidence.Cause)
    -> AtomOutcome
  {
    let calls = context.gene.copyNumber
    let found = calls.filter { wanted.contains($0.call) }
    if !found.isEmpty {
      let notes = found.filter { $0.share < 1 }.map {
        Message(KnowledgeMessage.partOfGene, ["gene": $0.gene, "percent": "\(Int(($0.share * 100).rounded()))"])
      }
      return .met(
        AtomOutcome.Met(findings: found.map { ($0.id, $0.label) }, notes: notes))
    }
    if let near = calls.first(where: { $0.call == almost }) {
      return .nearMiss(key, ["asked": context.atom.text, "found": near.label], [near.id])
    }
    guard context.coverage.hasCopyNumber else {
      return .notAssessed(.needsCopyNumber, ["asked": context.atom.text], context.gene.findings)
    }
    return context.nearMissOfOtherKind()
  }

  func loss() -> AtomOutcome {
    let rule = FunctionRule(context: context)
    let biallelic = context.gene.variants.filter {
      rule.isLoss($0) && ($0.finding.alleleStatus?.value == .biallelic || $0.finding.call.zygosity == .homozygous)
    }
    let deleted = outcome(of: [.deepDeletion], almost: .loss, .oneCopyLostOnly)
    guard let found = context.met(by: biallelic)?.met else { return deleted }
    return .met(deleted.met.map { found + $0 } ?? found)
  }

  func lossOfHeterozygosity(copyNeutralOnly: Bool) -> AtomOutcome {
    let found = context.gene.copyNumber.filter { finding in
      finding.call == .copyNeutralLossOfHeterozygosity
        || (!copyNeutralOnly && finding.call == .loss && finding.minorCopies.map { $0 < 0.5 } == true)
    }
    if !found.isEmpty {
      return .met(AtomOutcome.Met(findings: found.map { ($0.id, $0.label) }))
    }
    guard context.coverage.hasMinorCopies else {
      return .notAssessed(.needsCopyNumber, ["asked": context.atom.text], context.gene.findings)
    }
    return context.nearMissOfOtherKind()
  }
}
