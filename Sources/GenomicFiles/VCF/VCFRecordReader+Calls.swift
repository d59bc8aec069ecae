import InputFiles
import OncologyCore
import TabularText

/// From one alternative of a record to a call, or to the count of why it is none.
extension VCFRecordReader {
  mutating func call(_ bytes: Span<UInt8>, _ record: VCFRecord, _ index: Int) throws(InputError) -> SmallVariantCall? {
    guard let bases = try bases(bytes, record, index) else { return nil }
    let support = try readSupport(bytes, record, index, bases, values, isTumor: true)
    let genotype = try genotype(bytes, record, index)
    if let genotype, !isCalled(genotype, support, record) { return nil }
    note(support, record)
    var call = SmallVariantCall(
      allele: allele(record, bases), origin: options.origin, line: record.line, alternateIndex: index,
      depth: support.depth, alternateDepth: support.alternate, alleleFraction: support.fraction,
      identifiers: record.identifiers, callers: info.callerNames(bytes))
    if plan.sample.normalIndex != nil {
      let normal = try readSupport(bytes, record, index, bases, normalValues, isTumor: false)
      call.normalDepth = normal.depth
      call.normalAlternateDepth = normal.alternate
    }
    if let genotype { addGenotype(genotype, bytes, record, to: &call) }
    call.providedAnnotations = providedAnnotations(bytes, record, index)
    return call
  }

  /// The alternative's bases; what is no small variant is counted by its kind.
  private mutating func bases(
    _ bytes: Span<UInt8>, _ record: VCFRecord, _ index: Int
  ) throws(InputError) -> String? {
    switch AlternateKind(bytes, alternates[index - 1]) {
    case .bases(let bases):
      let longest = max(bases.utf8.count, record.reference.utf8.count)
      guard longest <= GenomicAllele.mostBases else {
        tally.addTooLong(longest, at: record.contig, record.position, line: record.line)
        return nil
      }
      if bases != record.reference { return bases }
      tally.add(.warning, .alternativeIsReference, line: record.line)
    case .symbolic(let name): tally.add(.warning, .symbolicAllele, ["allele": name], line: record.line)
    case .breakend: tally.add(.warning, .breakend, line: record.line)
    case .spanningDeletion: tally.add(.note, .spanningDeletion, line: record.line)
    case .none: tally.add(.note, .noAlternative, line: record.line)
    case .unreadable:
      throw InputError(
        .invalidValue, "“\(bytes.shortText(alternates[index - 1]))” is not an alternative allele.",
        at: record.location("ALT"),
        fix: "Bases A, C, G, T, N, a symbolic allele such as <DEL>, a breakend, * or . are expected.")
    }
    return nil
  }

  /// The change with shared bases trimmed, so that one change has one name whoever called it.
  private mutating func allele(_ record: VCFRecord, _ bases: String) -> GenomicAllele {
    let stated = GenomicAllele(
      contig: record.contig, position: record.position, reference: record.reference, alternate: bases)
    guard record.reference.utf8.count > 1, bases.utf8.count > 1 else { return stated }
    let trimmed = stated.parsimonious
    if trimmed != stated { tally.add(.note, .trimmed, line: record.line) }
    return trimmed
  }

  private func readSupport(
    _ bytes: Span<UInt8>, _ record: VCFRecord, _ index: Int, _ bases: String, _ values: SampleValues, isTumor: Bool
  ) throws(InputError) -> ReadSupport {
    let rule = ReadSupportRule(
      input: input, line: record.line, alternate: index, count: alternates.count, reference: record.reference,
      bases: bases)
    guard isTumor else {
      return try rule.support(bytes, values, namedDepth: nil, namedFraction: nil, named: (false, false))
    }
    return try rule.support(
      bytes, values, namedDepth: values[.namedDepth] ?? info.depth,
      namedFraction: values[.namedFraction] ?? info.fraction, named: (plan.depthTag != nil, plan.fractionTag != nil))
  }

  private func genotype(_ bytes: Span<UInt8>, _ record: VCFRecord, _ index: Int) throws(InputError) -> Genotype? {
    guard plan.sample.index != nil, values.has(.genotype), let place = values[.genotype] else { return nil }
    guard let genotype = Genotype(bytes, place, alternate: index, of: alternates.count) else {
      throw InputError(
        .invalidValue,
        "“\(bytes.shortText(place))” is not a genotype of a record with \(alternates.count) alternative(s).",
        at: record.location("GT"))
    }
    return genotype
  }

  /// Whether the sample has the alternative. A genotype that is not called (`./.`) is no statement: reads decide.
  private mutating func isCalled(_ genotype: Genotype, _ support: ReadSupport, _ record: VCFRecord) -> Bool {
    if genotype.alternates > 0 { return true }
    let hasReads = (support.alternate ?? 0) > 0 || (support.fraction ?? 0) > 0
    if genotype.isMissing, genotype.alleles > 0 {
      tally.add(hasReads ? .warning : .note, hasReads ? .genotypeMissingButReads : .genotypeMissing, line: record.line)
      return hasReads
    }
    if hasReads {
      tally.add(.warning, .genotypeWithoutAlternativeButReads, line: record.line)
    } else {
      tally.add(.note, .genotypeWithoutAlternative, line: record.line)
    }
    return false
  }

  private mutating func note(_ support: ReadSupport, _ record: VCFRecord) {
    if support.hasUnfitValues { tally.add(.warning, .valuesDoNotFitAlleles, line: record.line) }
    if support.isContradictory { tally.add(.warning, .fractionContradictsReads, line: record.line) }
    if support.alternateExceedsDepth { tally.add(.warning, .alternateExceedsDepth, line: record.line) }
    if let tag = options.depthTag, support.depth == nil {
      tally.add(.warning, .namedTagMissing, ["tag": tag], line: record.line)
    }
    if let tag = options.alleleFractionTag, support.fraction == nil {
      tally.add(.warning, .namedTagMissing, ["tag": tag], line: record.line)
    }
  }

  private mutating func addGenotype(
    _ genotype: Genotype, _ bytes: Span<UInt8>, _ record: VCFRecord, to call: inout SmallVariantCall
  ) {
    if plan.isGermline { call.zygosity = genotype.zygosity }
    guard genotype.isPhased, genotype.alleles == 2, genotype.alternates == 1 else { return }
    call.haplotype = genotype.haplotype
    guard let place = values[.phaseSet] else { return }
    call.phaseSet = bytes.integer(place)
    if call.phaseSet == nil { tally.add(.note, .phaseSetUnreadable, line: record.line) }
  }

  private mutating func providedAnnotations(
    _ bytes: Span<UInt8>, _ record: VCFRecord, _ index: Int
  ) -> [ProvidedAnnotation] {
    var found: [ProvidedAnnotation] = []
    if let layout = plan.vep, let place = info.vep {
      let allele = VEPAllele(bytes, reference: columns[3], alternates: alternates, index: index)
      bytes.split(place, by: UInt8(ascii: ","), into: &entries)
      layout.read(bytes, entries, allele: allele, line: record.line, &parts, &tally, into: &found)
    }
    if let place = info.snpEff {
      bytes.split(place, by: UInt8(ascii: ","), into: &entries)
      let alternate = alternates[index - 1]
      SnpEffAnnotation.read(bytes, entries, alternate: alternate, line: record.line, &parts, &tally, into: &found)
    }
    return found
  }
}
