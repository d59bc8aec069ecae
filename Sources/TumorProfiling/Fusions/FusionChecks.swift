package import OncologyCore

/// What can be checked of fusion calls; what speaks against one stands in its `doubts`, and a fusion with doubts never
/// leads the report (`Documentation/Methods/fusions.md`).
package struct FusionChecks: Sendable {
  /// How far outside the first-choice transcript a breakpoint may lie: alternative first exons can be far away. Of 225
  /// breakpoints that Arriba put into a gene of ours, 222 lie within this distance.
  package var tolerance = 50_000
  /// Below this a gene counts as not expressed (the Human Protein Atlas's limit of detection, 1 TPM).
  package var expressedTPM = 1.0
  /// Unrelated driver fusions that one tumour may be expected to have.
  package var mostUnrelatedDrivers = 1

  private let models: any GeneModels
  private let drivers: DriverFusionList

  package init(models: any GeneModels, drivers: DriverFusionList = DriverFusionList()) {
    self.models = models
    self.drivers = drivers
  }

  /// Findings in the order of the calls. `tpm` gives a gene's expression where the sample has it.
  package func findings(
    _ calls: [FusionCall], specimen: String, tpm: (String) -> Double? = { _ in nil }
  ) -> [FusionFinding] {
    let tooMany = unrelatedDrivers(calls)
    return calls.map { call in
      FusionFinding(
        id: .fusion(call, models.assembly, specimen: specimen), call: call,
        doubts: placeDoubts(call) + expressionDoubts(call, tpm) + callerDoubts(call) + driverDoubts(call, tooMany),
        isTargetDomainRetained: isKinaseRetained(call), fivePrimeTPM: tpm(call.fivePrimeGene),
        threePrimeTPM: tpm(call.threePrimeGene))
    }
  }

  /// What the caller itself says.
  private func callerDoubts(_ call: FusionCall) -> [Message] {
    var doubts: [Message] = []
    if call.isInFrame == false { doubts.append(Message(ProfilingMessage.fusionOutOfFrame, ["fusion": call.name])) }
    if call.isOfLowConfidence { doubts.append(Message(ProfilingMessage.fusionLowConfidence, ["fusion": call.name])) }
    return doubts
  }

  private func driverDoubts(_ call: FusionCall, _ unrelated: [String]) -> [Message] {
    var doubts: [Message] = []
    if drivers.isReciprocalOfDriver(call) {
      doubts.append(
        Message(
          ProfilingMessage.fusionReciprocal,
          ["fusion": call.name, "driver": "\(call.threePrimeGene)::\(call.fivePrimeGene)"]))
    }
    if unrelated.count > mostUnrelatedDrivers, drivers.contains(call) {
      doubts.append(
        Message(
          ProfilingMessage.fusionTooManyDrivers,
          ["count": "\(unrelated.count)", "names": unrelated.joined(separator: ", ")]))
    }
    return doubts
  }

  /// Names of driver fusions, one for each group that shares no gene with another.
  private func unrelatedDrivers(_ calls: [FusionCall]) -> [String] {
    var groups: [(genes: Set<String>, name: String)] = []
    for call in calls where drivers.contains(call) {
      var genes: Set<String> = [call.fivePrimeGene, call.threePrimeGene]
      genes.remove("")
      var name = call.name
      while let index = groups.firstIndex(where: { !$0.genes.isDisjoint(with: genes) }) {
        let group = groups.remove(at: index)
        genes.formUnion(group.genes)
        name = group.name
      }
      groups.append((genes, name))
    }
    return groups.map(\.name)
  }

  private func placeDoubts(_ call: FusionCall) -> [Message] {
    var doubts: [Message] = []
    if let doubt = placeDoubt(call, call.fivePrimeGene, call.fivePrimeBreakpoint) { doubts.append(doubt) }
    if let doubt = placeDoubt(call, call.threePrimeGene, call.threePrimeBreakpoint) {
      doubts.append(doubt)
    } else if let doubt = pastEndDoubt(call) {
      doubts.append(doubt)
    }
    return doubts
  }

  /// On another chromosome than the gene, or further from it than the tolerance.
  private func placeDoubt(
    _ call: FusionCall, _ gene: String, _ breakpoint: FusionCall.Breakpoint?
  ) -> Message? {
    guard let breakpoint else { return nil }
    if let length = models.length(of: breakpoint.contig), breakpoint.position > length {
      return Message(
        ProfilingMessage.fusionBreakpointBeyondContig,
        ["fusion": call.name, "breakpoint": "\(breakpoint.contig):\(breakpoint.position)", "length": "\(length)"])
    }
    switch FusionPartner(gene) {
    case .unknown: return nil
    case .intergenic(let nearest): return intergenicDoubt(call, breakpoint, nearest)
    case .gene: break
    }
    guard let model = models.model(ofGene: gene) else {
      return Message(ProfilingMessage.fusionGeneWithoutModel, ["fusion": call.name, "gene": gene])
    }
    let place = model.interval
    let arguments = [
      "fusion": call.name, "gene": gene, "breakpoint": "\(breakpoint.contig):\(breakpoint.position)",
      "place": "\(place)",
    ]
    if breakpoint.contig != place.contig { return Message(ProfilingMessage.fusionBreakpointOffContig, arguments) }
    let distance = max(place.start - breakpoint.position, breakpoint.position - place.end, 0)
    guard distance > tolerance else { return nil }
    return Message(
      ProfilingMessage.fusionBreakpointOffGene, arguments.merging(["distance": "\(distance)"]) { $1 })
  }

  /// No gene is joined on that side: a fusion protein is not expected, and the other gene may be cut.
  private func intergenicDoubt(
    _ call: FusionCall, _ breakpoint: FusionCall.Breakpoint, _ nearest: [FusionPartner.NearestGene]
  ) -> Message {
    let genes = nearest.map { "\($0.gene) (\(NumberText.integer($0.distance)))" }
    return Message(
      ProfilingMessage.fusionIntergenic,
      [
        "fusion": call.name, "breakpoint": "\(breakpoint.contig):\(breakpoint.position)",
        "genes": genes.joined(separator: ", "),
      ])
  }

  /// Beyond the 3′ partner's last base: by that model nothing of the gene is in the fusion.
  private func pastEndDoubt(_ call: FusionCall) -> Message? {
    let gene = call.threePrimeGene
    guard let breakpoint = call.threePrimeBreakpoint, let model = models.model(ofGene: gene),
      breakpoint.contig == model.contig
    else { return nil }
    let isPast =
      model.strand == .forward
      ? breakpoint.position > model.interval.end : breakpoint.position < model.interval.start
    guard isPast else { return nil }
    return Message(
      ProfilingMessage.fusionBreakpointPastGene,
      [
        "fusion": call.name, "gene": gene, "breakpoint": "\(breakpoint.contig):\(breakpoint.position)",
        "transcript": model.transcript,
      ])
  }

  /// A fusion is transcribed from the 5′ gene's promoter and holds the 3′ gene's exons: both should be seen.
  private func expressionDoubts(_ call: FusionCall, _ tpm: (String) -> Double?) -> [Message] {
    [call.fivePrimeGene, call.threePrimeGene].compactMap { gene in
      guard let value = tpm(gene), value < expressedTPM else { return nil }
      return Message(
        ProfilingMessage.fusionNotExpressed,
        [
          "fusion": call.name, "gene": gene, "tpm": NumberText.short(value, places: 2),
          "threshold": NumberText.short(expressedTPM, places: 2),
        ])
    }
  }

  /// Only where the caller lists the domains that are kept; `nil` is "not shown".
  private func isKinaseRetained(_ call: FusionCall) -> Bool? {
    guard let domains = call.retainedDomains, !domains.isEmpty else { return nil }
    return domains.contains { $0.lowercased().contains("kinase") } ? true : nil
  }
}
