import OncologyCore

extension Composition {
  var provenance: Provenance {
    Provenance(
      softwareVersion: summary.softwareVersion, inputs: inputs, filters: filters,
      releases: [summary.reference, interpretation.knowledge].map(release), options: optionFacts,
      buildCheck: buildFacts, coverage: coverageFacts)
  }

  private var inputs: [Provenance.Input] {
    summary.inputs.map {
      Provenance.Input(
        role: catalogue.word(.inputRole, $0.role), name: $0.name, format: $0.format,
        records: NumberText.integer($0.records), bytes: NumberText.integer($0.bytes), digest: $0.digest)
    }
  }

  private var filters: [Provenance.Filter] {
    summary.filterCounts.map {
      Provenance.Filter(
        role: catalogue.word(.inputRole, $0.role), filter: $0.filter, count: NumberText.integer($0.count))
    }
  }

  private func release(_ reference: ReleaseReference) -> Provenance.Release {
    Provenance.Release(
      kind: reference.kind, kindText: catalogue.word(.releaseKind, reference.kind), name: reference.name,
      version: reference.version, digest: reference.digest, assembly: reference.assembly?.rawValue,
      sources: reference.sources.map { source in
        Provenance.Source(
          name: source.name, version: source.version, date: source.date, age: age(of: source.date),
          licence: source.licence, url: WebLink(source.url)?.address)
      })
  }

  /// How old a source was at the report's date. Nothing is guessed where a date is missing or too coarse.
  func age(of date: String) -> String {
    guard let then = PartialDate(date) else { return say(ProvenanceMessage.ageNoDate) }
    guard let now = summary.reportDate else { return say(ProvenanceMessage.ageNoReportDate) }
    guard let months = then.months(to: now) else {
      let years = now.year - then.year
      return years < 0
        ? say(ProvenanceMessage.ageAfter) : say(ProvenanceMessage.ageAboutYears, ["count": String(years)])
    }
    if months < 0 { return say(ProvenanceMessage.ageAfter) }
    if months == 0 { return say(ProvenanceMessage.ageUnderMonth) }
    if months < 24 { return say(ProvenanceMessage.ageMonths, ["count": String(months)]) }
    return say(ProvenanceMessage.ageYears, ["count": String(months / 12)])
  }

  private var optionFacts: [Fact] {
    let options = summary.options
    return [
      Fact(
        say(ProvenanceMessage.labelTumorOnly),
        say(options.isTumorOnly ? ProvenanceMessage.yes : ProvenanceMessage.no)),
      fact(ProvenanceMessage.labelTumorSample, options.tumorSample),
      fact(ProvenanceMessage.labelTumorSampleRule, options.tumorSampleRule.map { sentence($0) }),
      fact(ProvenanceMessage.labelNormalSample, options.normalSample),
      fact(ProvenanceMessage.labelDepthTag, options.depthTag),
      fact(ProvenanceMessage.labelFractionTag, options.alleleFractionTag),
      fact(ProvenanceMessage.labelPurity, options.purity.map { NumberText.short($0, places: 3) }),
      fact(ProvenanceMessage.labelPloidy, options.ploidy.map { NumberText.short($0, places: 3) }),
      fact(ProvenanceMessage.labelCallable, options.callableMegabases.map { NumberText.short($0, places: 3) }),
      fact(ProvenanceMessage.labelReportDate, summary.reportDate?.description),
      Fact(say(ProvenanceMessage.labelTumorType), summary.tumorType.code),
    ]
  }

  private var buildFacts: [Fact] {
    let check = summary.buildCheck
    let share = { (part: Int, whole: Int) in
      say(ProvenanceMessage.ofWhole, ["part": NumberText.integer(part), "whole": NumberText.integer(whole)])
    }
    return [
      Fact(
        say(ProvenanceMessage.labelBuild),
        say(check.verdict == .verified ? ProvenanceMessage.buildVerified : ProvenanceMessage.buildNotVerified),
        isMissing: check.verdict == .notVerified),
      Fact(say(ProvenanceMessage.labelBuildReason), sentence(check.reason)),
      Fact(
        say(ProvenanceMessage.labelReferenceBases), share(check.referenceBasesAgreeing, check.referenceBasesCompared)),
      Fact(say(ProvenanceMessage.labelCodingModels), share(check.inCodingModels, check.onPrimaryContigs)),
      Fact(
        say(ProvenanceMessage.labelHotspots),
        say(
          ProvenanceMessage.hotspotAlleles,
          [
            "stated": NumberText.integer(check.hotspotAllelesInStatedBuild),
            "other": check.hotspotAllelesInOtherBuild.map { NumberText.integer($0) }
              ?? say(ProvenanceMessage.notCompared),
          ])),
      Fact(say(ProvenanceMessage.labelContigs), share(check.contigLengthsAgreeing, check.contigLengthsCompared)),
    ]
  }

  /// How many genes are named in a fact; all of them stand in the profile.
  private static let namesShown = 20

  private var coverageFacts: [Fact] {
    let coverage = summary.coverage
    let given = { (key: ProvenanceMessage, isGiven: Bool) in
      Fact(say(key), say(isGiven ? ProvenanceMessage.given : ProvenanceMessage.notGiven), isMissing: !isGiven)
    }
    var facts = [
      given(.labelGermline, coverage.hasGermline), given(.labelCopyNumber, coverage.hasCopyNumber),
      given(.labelMinorCopies, coverage.hasMinorCopies), given(.labelFusions, coverage.hasFusions),
      given(.labelExpression, coverage.hasExpression), given(.labelRegions, coverage.hasCallableRegions),
      Fact(say(ProvenanceMessage.labelModels), NumberText.integer(coverage.genesWithModels)),
      Fact(say(ProvenanceMessage.labelSequences), NumberText.integer(coverage.genesWithSequence)),
    ]
    if let genes = coverage.fullyCallableGenes {
      facts.append(Fact(say(ProvenanceMessage.labelCallableGenes), NumberText.integer(genes.count)))
    }
    let without = coverage.genesWithoutSequence
    facts.append(
      Fact(
        say(ProvenanceMessage.labelWithoutSequence),
        without.isEmpty
          ? say(ProvenanceMessage.noneOfThem)
          : say(
            without.count > Self.namesShown ? ProvenanceMessage.countAndFirst : ProvenanceMessage.countAndNames,
            ["count": NumberText.integer(without.count), "names": list(Array(without.prefix(Self.namesShown)))])))
    return facts
  }
}
