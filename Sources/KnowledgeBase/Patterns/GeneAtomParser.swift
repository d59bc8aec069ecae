import OncologyCore

/// Reads what follows the gene in an atom.
struct GeneAtomParser {
  let gene: String
  /// The words after the gene, as written and lower-cased.
  let rest: String
  private let lower: String
  let text: String
  /// The protein change that most atoms are, read before any word is looked up.
  private let plainChange: ProteinChange?

  init(gene: String, rest: String, text: String) {
    self.gene = gene
    self.rest = rest
    self.text = text
    plainChange = Self.isPlain(rest) ? ProteinChange(hgvs: rest) : nil
    lower = plainChange == nil ? rest.lowercased() : ""
  }

  /// A letter and a digit first, and no space, slash or `X` after: `V600E`, `K468FS`.
  private static func isPlain(_ text: String) -> Bool {
    var bytes = text.utf8.makeIterator()
    guard let first = bytes.next(), UInt8(ascii: "A")...UInt8(ascii: "Z") ~= first, let second = bytes.next(),
      UInt8(ascii: "0")...UInt8(ascii: "9") ~= second
    else { return false }
    return !text.utf8.contains { [UInt8(ascii: " "), UInt8(ascii: "/"), UInt8(ascii: "X")].contains($0) }
  }

  var pattern: AlterationPattern {
    if let plainChange { return atom(promoterPosition ?? SequenceChangeParser.kind(plainChange)) }
    if let kind = Self.words[lower] { return atom(kind) }
    if let kind = promoterPosition ?? exonEvent ?? namedGenotype ?? qualified { return atom(kind) }
    if let reason = knownProblem { return .unreadable(text: text, reason: reason) }
    return SequenceChangeParser(gene: gene, rest: rest, text: text).pattern
  }

  private func atom(_ kind: AlterationKind) -> AlterationPattern {
    .atom(AlterationAtom(gene: gene, kind: kind, text: text))
  }

  /// Whole phrases, lower-cased.
  private static let words: [String: AlterationKind] = [
    "mutation": .mutation, "mutations": .mutation, "alteration": .mutation,
    "missense": .missense, "missense mutation": .missense, "nonsense": .nonsense, "nonsense mutation": .nonsense,
    "frameshift": .frameshift, "frameshift mutation": .frameshift, "frameshift truncation": .frameshift,
    "truncating mutation": .truncating, "truncation": .structural("truncation of the gene"),
    "splice site": .spliceSite, "splice site mutation": .spliceSite,
    "loss-of-function": .lossOfFunction, "loss of function": .lossOfFunction, "inactivating mutation": .lossOfFunction,
    "gain-of-function": .gainOfFunction, "activating mutation": .gainOfFunction,
    "deleterious mutation": .deleterious, "pathogenic mutation": .deleterious, "oncogenic mutation": .deleterious,
    "biallelic inactivation": .biallelicInactivation,
    "rare mutation": .rare(exons: nil), "promoter mutation": .promoterMutation,
    "itd": .internalTandemDuplication, "internal tandem duplication": .internalTandemDuplication,
    "internal duplication": .internalTandemDuplication,
    "kinase domain duplication": .structural("kinase domain duplication"),
    "wildtype": .wildtype, "wild type": .wildtype, "wild-type": .wildtype,
    "n-terminal frame shift": .domain("N-terminal frameshift", outside: false),
    "conserved domain mut": .domain("conserved domain", outside: false),
    "amplification": .amplification, "copy gain": .copyGain, "gain": .copyGain, "deletion": .deletion, "loss": .loss,
    "loh": .lossOfHeterozygosity, "loss of heterozygosity": .lossOfHeterozygosity,
    "copy-neutral loss of heterozygosity": .copyNeutralLossOfHeterozygosity,
    "copy number variation": .copyNumberVariation,
    "fusion": .rearrangement(intron: nil), "rearrangement": .rearrangement(intron: nil),
    "rearrangements": .rearrangement(intron: nil), "translocation": .rearrangement(intron: nil),
    "double ph": .structural("a second Philadelphia chromosome"), "alu insertion": .structural("Alu insertion"),
    "3' exon deletion": .structural("deletion of the last exons"),
    "null (large deletion)": .structural("large deletion"),
    "null (partial deletion of exons 2 & 3)": .structural("partial deletion of exons 2 and 3"),
    "3p26.3-25.3 11mb del": .structural("deletion of 3p26.3-25.3"),
    "expression": .expression(.expressed, qualifier: nil), "overexpression": .expression(.over, qualifier: nil),
    "underexpression": .expression(.under, qualifier: nil),
    "loss of nuclear protein expression": .expression(.lost, qualifier: "nuclear protein"),
    "cytoplasmic mislocalization": .expression(.expressed, qualifier: "cytoplasmic"),
    "nuclear translocation": .expression(.expressed, qualifier: "nuclear"),
    "decreased peri-therapeutic expression": .expression(.under, qualifier: "around therapy"),
    "serum levels": .serumLevel, "phosphorylation": .phosphorylation(nil),
    "viii": .transcriptForm("vIII"), "egfrviii": .transcriptForm("vIII"), "viii deletion": .transcriptForm("vIII"),
    "ar-v7": .transcriptForm("AR-V7"), "cd44v6": .transcriptForm("CD44v6"),
    "alternative transcript (ati)": .transcriptForm("ATI"),
  ]

  /// `TERT C228T` is a position of the promoter on the gene's strand, though it looks like a residue.
  private var promoterPosition: AlterationKind? {
    PromoterPosition.isKnown(gene: gene, name: rest) ? .promoterPosition(rest) : nil
  }

  /// `Exon 19 Deletion`, `Exon 19 del`, `EXON 1-2 MUTATION`, `Exon 14 Skipping Mutation`, `Rare Exon 18-21 Mutation`.
  private var exonEvent: AlterationKind? {
    var tokens = lower.split(separator: " ")
    let isRare = tokens.first == "rare"
    if isRare { tokens.removeFirst() }
    guard tokens.count > 2, tokens[0] == "exon" || tokens[0] == "intron", let numbers = Self.range(tokens[1]) else {
      return nil
    }
    let event = tokens[2...].joined(separator: " ")
    if tokens[0] == "intron" {
      return event == "rearrangement"
        ? .rearrangement(intron: numbers.lowerBound)
        : event == "mutation" ? .polymorphism("mutation in intron \(tokens[1])") : nil
    }
    if isRare { return event == "mutation" ? .rare(exons: numbers) : nil }
    switch event {
    case "mutation", "mutations": return .exons(.mutation, numbers)
    case "insertion", "ins": return .exons(.insertion, numbers)
    case "skipping", "skipping mutation": return .exons(.skipping, numbers)
    case "frameshift": return .exons(.frameshift, numbers)
    case "overexpression": return .expression(.over, qualifier: "exon \(tokens[1])")
    case "deletion", "del":
      return ExonDeletionMeaning.isInFrame(gene: gene, exons: numbers)
        ? .exons(.deletion, numbers) : .structural("loss of exon \(tokens[1])")
    default: return nil
    }
  }

  private static func range(_ text: Substring) -> ClosedRange<Int>? {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    switch ends.count {
    case 1: return ends[0].map { $0...$0 }
    case 2:
      guard let first = ends[0], let last = ends[1], first <= last else { return nil }
      return first...last
    default: return nil
    }
  }

  /// Polymorphisms and star alleles: `rs4149056`, `UGT1A1*28`, `DPYD*2A HOMOZYGOSITY`, `SNP309`.
  private var namedGenotype: AlterationKind? {
    if lower.hasSuffix(" homozygosity") {
      let name = String(rest.dropLast(" homozygosity".count))
      return GeneAtomParser(gene: gene, rest: name, text: text).namedGenotype.map(AlterationKind.homozygous)
    }
    if lower.hasPrefix("rs"), lower.count > 2, lower.dropFirst(2).allSatisfy(\.isNumber) { return .dbSNP(lower) }
    if rest.hasPrefix(gene + "*") { return .starAllele(String(rest.dropFirst(gene.count))) }
    if lower.hasSuffix("polymorphism") || lower.hasSuffix("genotype") || lower == "snp309" {
      return .polymorphism(rest)
    }
    return nil
  }

  /// Phrases with a word before the keyword: `Kinase Domain Mutation`, `p16 Expression`, `S473 Phosphorylation`.
  private var qualified: AlterationKind? {
    if lower.hasSuffix("methylation") { return .methylation(rest) }
    if let word = dropping(" phosphorylation") { return .phosphorylation(word) }
    if let word = dropping(" expression") { return .expression(.expressed, qualifier: word) }
    guard let word = dropping(" mutation") else { return nil }
    if word.lowercased().hasSuffix("domain") || word.lowercased() == "tkd" { return .domain(word, outside: false) }
    if word.lowercased() == "p-loop" { return .domain(word, outside: false) }
    return word.lowercased() == "non-p-loop" ? .domain("P-Loop", outside: true) : nil
  }

  private func dropping(_ suffix: String) -> String? {
    lower.hasSuffix(suffix) && lower.count > suffix.count ? String(rest.dropLast(suffix.count)) : nil
  }

  private var knownProblem: AlterationPattern.ReadingProblem? {
    if lower.contains("(exon ") { return .otherTranscript }
    let tokens = lower.split(separator: " ")
    if tokens.count == 2, tokens[0].hasPrefix("t"), Int(tokens[0].dropFirst()) != nil, tokens[1] == "deletion" {
      return .nucleotideRun
    }
    return nil
  }
}
