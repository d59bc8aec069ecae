import OncologyCore

extension Composition {
  var options: [Report.Option] {
    let options = interpretation.options
    let leading = leadingOptions(options)
    return options.map { optionRow($0, isLeading: leading.contains($0.id)) }
  }

  /// What stands on the first page: tier I for and against, and what a label excludes; where nothing favoured is of
  /// tier I, the five favoured options that rank highest. The rest follows in the detail.
  private func leadingOptions(_ options: [TreatmentOption]) -> Set<String> {
    var leading = Set<String>()
    for option in options where !isDoubted(option) {
      switch option.stance {
      case .favoured, .discouraged: if option.tier == .one { leading.insert(option.id) }
      case .excludedByLabel: leading.insert(option.id)
      case .withoutTier: break
      }
    }
    let favoured = options.filter { $0.stance == .favoured && !isDoubted($0) }
    if !favoured.contains(where: { $0.tier == .one }) { leading.formUnion(favoured.prefix(5).map(\.id)) }
    return leading
  }

  /// Findings that something in the input contradicts, or that are to be confirmed.
  private func doubted(_ option: TreatmentOption) -> [FindingID] { option.findings.filter(doubtedFindings.contains) }

  /// Every item that gives it its level rests on a doubted finding: it stays listed, and does not lead.
  private func isDoubted(_ option: TreatmentOption) -> Bool {
    let keys = option.stance == .discouraged ? option.opposing : option.supporting
    let grounds = keys.compactMap { evidence.entry($0, for: option.findings)?.match }
      .filter { $0.ampLevel == option.level }
    return !grounds.isEmpty && grounds.allSatisfy { $0.findings.contains(where: doubtedFindings.contains) }
  }

  private func cautions(of option: TreatmentOption) -> [String] {
    let names = doubted(option).map { reference($0).label }
    let own = names.isEmpty ? [] : [say(OptionMessage.restsOnDoubted, ["findings": list(names)])]
    return own + sentences(option.cautions)
  }

  private func optionRow(_ option: TreatmentOption, isLeading: Bool) -> Report.Option {
    Report.Option(
      id: option.id, stance: option.stance, stanceText: catalogue.word(.stance, option.stance),
      tier: option.level.map(tierMark), escat: option.escat.map { say(EvidenceMessage.escat, ["tier": $0.rawValue]) },
      therapy: therapies(option.therapies, option.interaction), because: option.findings.map(reference),
      strength: strength(of: option), conditions: sentences(option.conditions), cautions: cautions(of: option),
      reasons: sentences(option.reasons),
      supporting: option.supporting.map { evidenceReference($0, for: option.findings) },
      opposing: option.opposing.map { evidenceReference($0, for: option.findings) },
      withoutTier: option.withoutTier.map { evidenceReference($0, for: option.findings) }, isLeading: isLeading)
  }

  func tierMark(_ level: AMPLevel) -> Report.TierMark {
    Report.TierMark(tier: level.tier.rawValue, level: level.rawValue)
  }

  func evidenceReference(_ key: String, for findings: [FindingID]) -> Report.EvidenceReference {
    let entry = evidence.entry(key, for: findings)
    return Report.EvidenceReference(
      key: key, label: itemLabel(key: key), finding: entry?.home ?? findings.first ?? FindingID(""))
  }

  /// `CIViC 1409`: a source's name and its own number.
  func itemLabel(key: String) -> String {
    guard let colon = key.firstIndex(of: ":") else { return key }
    return itemLabel(source: String(key[..<colon]), id: String(key[key.index(after: colon)...]))
  }

  func itemLabel(source: String, id: String) -> String {
    say(EvidenceMessage.itemLabel, ["source": catalogue.word(.source, source), "id": id])
  }

  /// How many items speak for an option, against it, or cannot give a tier.
  private func strength(of option: TreatmentOption) -> [String] {
    var lines: [String] = []
    if !option.supporting.isEmpty {
      let same = option.supporting.filter {
        evidence.entry($0, for: option.findings)?.match.tumorTypeRelation.isSameTumor == true
      }
      lines.append(
        say(
          OptionMessage.supporting,
          ["count": NumberText.integer(option.supporting.count), "same": NumberText.integer(same.count)]))
    }
    if !option.opposing.isEmpty {
      lines.append(say(OptionMessage.opposing, ["count": NumberText.integer(option.opposing.count)]))
    }
    if !option.withoutTier.isEmpty {
      lines.append(say(OptionMessage.withoutTier, ["count": NumberText.integer(option.withoutTier.count)]))
    }
    return lines
  }
}
