import OncologyCore

extension Composition {
  var header: Report.Header {
    let record = summary.record
    let title = [
      caseName,
      [interpretation.tumorTypeName, record?.stage.map { say(HeaderMessage.stage, ["stage": $0]) }]
        .compactMap { $0 }.joined(separator: say(ReportMessage.listSeparator)),
    ].joined(separator: say(ReportMessage.dotSeparator))
    return Report.Header(
      caseID: summary.caseID, title: title, tumorTypeCode: summary.tumorType.code,
      tumorTypeName: interpretation.tumorTypeName, tumorTypeLineage: interpretation.tumorTypeLineage.map(\.code),
      summary: headerSummary, patient: patientFacts, specimen: specimenFacts, assay: assayFacts,
      reportDate: summary.reportDate.map { say(HeaderMessage.reportDate, ["date": $0.description]) }
        ?? say(HeaderMessage.reportDateMissing),
      draftStatus: say(HeaderMessage.draft), intendedUse: say(HeaderMessage.intendedUse))
  }

  /// A case is named after its file unless the person names it; a file of many samples does not tell which one it is.
  private var caseName: String {
    guard let sample = summary.options.tumorSample, !summary.caseID.contains(sample), sample.uppercased() != "TUMOR"
    else {
      return say(HeaderMessage.caseName, ["case": summary.caseID])
    }
    return say(HeaderMessage.caseNameWithSample, ["case": summary.caseID, "sample": sample])
  }

  private var headerSummary: [String] {
    let record = summary.record
    var parts: [String] = []
    let person = [record?.sex.map { catalogue.word(.sex, $0) }, record?.age.map { String($0) }].compactMap { $0 }
    parts.append(person.isEmpty ? say(HeaderMessage.personMissing) : person.joined(separator: ", "))
    if let therapies = record?.priorTherapies {
      parts.append(
        therapies.isEmpty
          ? say(HeaderMessage.noPriorTherapy)
          : say(
            HeaderMessage.priorTherapies,
            ["count": String(therapies.count), "therapies": therapies.map(\.name).joined(separator: ", ")]))
    } else {
      parts.append(say(HeaderMessage.priorTherapyMissing))
    }
    if let status = record?.performanceStatus { parts.append(say(HeaderMessage.ecog, ["status": String(status)])) }
    if let collected = record?.specimen?.collected {
      parts.append(say(HeaderMessage.specimenOf, ["date": collected.description]))
    }
    let assembly = summary.assembly.rawValue
    parts.append(
      summary.buildCheck.verdict == .verified
        ? assembly : say(HeaderMessage.buildNotVerified, ["assembly": assembly]))
    parts.append(say(summary.options.isTumorOnly ? HeaderMessage.tumorOnly : HeaderMessage.matchedNormal))
    return parts
  }

  /// A fact of the record: what is missing is said to be not stated.
  func fact(_ key: some MessageKey, _ value: String?) -> Fact {
    guard let value, !value.isEmpty else {
      return Fact(say(key), say(HeaderMessage.notStated), isMissing: true)
    }
    return Fact(say(key), value)
  }

  private var patientFacts: [Fact] {
    let record = summary.record
    var facts = [
      fact(HeaderMessage.labelIdentifier, record?.identifier),
      fact(HeaderMessage.labelAge, record?.age.map { String($0) }),
      fact(HeaderMessage.labelSex, record?.sex.map { catalogue.word(.sex, $0) }),
      fact(HeaderMessage.labelDiagnosis, record?.diagnosis),
      fact(HeaderMessage.labelDiagnosed, record?.diagnosed?.description),
      fact(HeaderMessage.labelStage, record?.stage),
      fact(HeaderMessage.labelEcog, record?.performanceStatus.map { String($0) }),
    ]
    if let therapies = record?.priorTherapies {
      if therapies.isEmpty { facts.append(fact(HeaderMessage.labelTherapies, say(HeaderMessage.noPriorTherapy))) }
      for therapy in therapies { facts.append(fact(HeaderMessage.labelTherapy, therapyText(therapy))) }
    } else {
      facts.append(fact(HeaderMessage.labelTherapies, nil))
    }
    let medications = record?.currentMedications.map {
      $0.isEmpty ? say(HeaderMessage.noMedication) : list($0)
    }
    facts.append(fact(HeaderMessage.labelMedications, medications))
    if let biomarkers = record?.biomarkers, !biomarkers.isEmpty {
      for state in biomarkers { facts.append(Fact(state.biomarker, biomarkerText(state))) }
    } else {
      facts.append(fact(HeaderMessage.labelBiomarkers, nil))
    }
    return facts
  }

  private func therapyText(_ therapy: PatientRecord.Therapy) -> String {
    let dates: String? =
      switch (therapy.start, therapy.end) {
      case (let start?, let end?): say(HeaderMessage.fromTo, ["start": start.description, "end": end.description])
      case (let start?, nil): say(HeaderMessage.from, ["start": start.description])
      case (nil, let end?): say(HeaderMessage.until, ["end": end.description])
      case (nil, nil): nil
      }
    return [
      therapy.name, therapy.line.map { say(HeaderMessage.line, ["line": String($0)]) }, dates, therapy.outcome,
    ].compactMap { $0 }.joined(separator: ", ")
  }

  private func biomarkerText(_ state: PatientRecord.BiomarkerState) -> String {
    let measured = [state.method, state.value, state.date?.description].compactMap { $0 }.joined(separator: ", ")
    return measured.isEmpty ? state.state : "\(state.state) (\(measured))"
  }

  private var specimenFacts: [Fact] {
    let specimen = summary.record?.specimen
    return [
      fact(HeaderMessage.labelSite, specimen?.site),
      fact(HeaderMessage.labelKind, specimen?.kind),
      fact(HeaderMessage.labelCollected, specimen?.collected?.description),
      fact(HeaderMessage.labelTherapySince, therapySinceSampling),
      fact(HeaderMessage.labelTumorContent, specimen?.tumorContent.map { NumberText.percent($0) }),
      fact(HeaderMessage.labelPreservation, specimen?.preservation),
      fact(HeaderMessage.labelSpecimenName, summary.specimen),
    ]
  }

  /// Whether the tumour was treated after it was sampled; `nil` where the record does not tell.
  private var therapySinceSampling: String? {
    guard let collected = summary.record?.specimen?.collected, let therapies = summary.record?.priorTherapies else {
      return nil
    }
    let later = therapies.filter { ($0.end ?? $0.start).map { $0.isAfter(collected) == true } ?? false }
    let unclear = therapies.filter {
      guard let date = $0.end ?? $0.start else { return true }
      return date.isAfter(collected) == nil
    }
    var parts: [String] = []
    if !later.isEmpty { parts.append(list(later.map(\.name))) }
    if !unclear.isEmpty { parts.append(say(HeaderMessage.sinceUnclear, ["therapies": list(unclear.map(\.name))])) }
    return parts.isEmpty ? say(HeaderMessage.sinceNone) : parts.joined(separator: "; ")
  }

  private var assayFacts: [Fact] {
    let options = summary.options
    return [
      fact(HeaderMessage.labelAssembly, summary.assembly.rawValue),
      fact(
        HeaderMessage.labelComparison,
        say(options.isTumorOnly ? HeaderMessage.tumorOnlyLong : HeaderMessage.matchedNormalLong)),
      fact(HeaderMessage.labelTumorSample, options.tumorSample),
      fact(HeaderMessage.labelTumorSampleRule, options.tumorSampleRule.map { sentence($0) }),
      fact(HeaderMessage.labelNormalSample, options.normalSample),
      fact(HeaderMessage.labelTumorType, "\(interpretation.tumorTypeName) (\(summary.tumorType.code))"),
    ]
  }
}

extension PartialDate {
  /// Whether this date is after the other; `nil` where the parts that are known do not tell.
  func isAfter(_ other: PartialDate) -> Bool? {
    if year != other.year { return year > other.year }
    guard let month, let otherMonth = other.month else { return nil }
    if month != otherMonth { return month > otherMonth }
    guard let day, let otherDay = other.day else { return nil }
    return day > otherDay
  }

  /// Whole months from this date to the other, at the precision of the coarser one; `nil` where a month is missing.
  func months(to other: PartialDate) -> Int? {
    guard let month, let otherMonth = other.month else { return nil }
    let months = (other.year - year) * 12 + otherMonth - month
    guard let day, let otherDay = other.day else { return months }
    return otherDay < day ? months - 1 : months
  }
}
