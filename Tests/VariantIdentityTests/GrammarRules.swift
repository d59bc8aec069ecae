import OncologyCore

@testable import VariantIdentity

/// The parser's entry point for each rule of biocommons' grammar (`hgvs.pymeta`), by the rule's name. A rule answers the
/// whole text read and written again in the suite's own style; what only recognises letters answers what it read.
enum GrammarRules {
  typealias Rule = @Sendable (String) throws -> String
  private typealias Parser = HGVS.Parser

  /// As biocommons writes: RNA in upper case, `fsTer` where no distance is told, nothing restated.
  static let suiteStyle = HGVS.Style(upperCaseRNA: true, stopWithoutDistance: true)

  static let all: [String: Rule] = [letters, numbers, places, dnaEdits, rnaEdits, proteinEdits, changes, names]
    .reduce(into: [:]) { $0.merge($1) { _, _ in preconditionFailure("a rule is listed twice") } }

  // MARK: Letters

  private static let letters: [String: Rule] = [
    "aa1": recognised { $0.oneLetterAminoAcid() },
    "aa3": recognised { $0.threeLetterAminoAcid() },
    "aa13": recognised { $0.aminoAcid() },
    "aat1": recognised { $0.oneLetterStop() ?? $0.oneLetterAminoAcid() },
    "aat3": recognised { $0.threeLetterStop() ?? $0.threeLetterAminoAcid() },
    "aat13": recognised { $0.residueOrStop() },
    "aa1_seq": recognised { $0.oneLetterSequence(allowsStop: false) },
    "aa3_seq": recognised { $0.threeLetterSequence(allowsStop: false) },
    "aa13_seq": recognised { $0.threeLetterSequence(allowsStop: false) ?? $0.oneLetterSequence(allowsStop: false) },
    "aat1_seq": recognised { $0.oneLetterSequence() },
    "aat3_seq": recognised { $0.threeLetterSequence() },
    "aat13_seq": recognised { $0.aminoAcids() },
    "term1": recognised { $0.oneLetterStop() },
    "term3": recognised { $0.threeLetterStop() },
    "term13": recognised { $0.stop() },
    "dna": recognised { $0.base(.dna) },
    "rna": recognised { $0.base(.rna) },
    "dna_iupac": recognised { $0.base(.dna) },
    "rna_iupac": recognised { $0.base(.rna) },
    "na_iupac": recognised { $0.base(.dna) ?? $0.base(.rna) },
    "dna_seq": recognised { $0.bases(.dna) },
    "rna_seq": recognised { $0.bases(.rna) },
    "accn": recognised { $0.accession() },
    "gene_symbol": read({ $0.selector() }) { $0 },
    "paren_gene": read({ $0.bracketedSelector() }) { $0 },
    "opt_gene_expr": read({ $0.bracketedSelector() }) { $0 },
  ]

  // MARK: Numbers

  private static let numbers: [String: Rule] = [
    "num": recognised { $0.number() },
    "snum": read({ $0.signedNumber() }) { String($0) },
    "nnum": read({ $0.negativeNumber() }) { String($0) },
    "base": read({ $0.signedNumber() }) { String($0) },
    "offset": read({ $0.isAtEnd ? 0 : $0.signedNumber() }) { String($0) },
    "pm": recognised { $0.sign() },
    "fsext_offset": read({ HGVS.Parser.Stop(distance: $0.distance()) }) { number($0.distance) },
    "aa13_fs": read({ $0.newStop() }) { number($0.distance) },
    "fs": read({ $0.frameshiftStop() }) { number($0.distance) },
    "aa13_ext": read({ $0.extensionPlace() }) { pair($0) },
    "ext": read({ $0.extensionEnd() }) { pair($0) },
  ]

  /// As Python prints an optional number.
  private static func number(_ distance: HGVS.Distance?) -> String {
    switch distance {
    case nil: return "None"
    case .residues(let count)?: return String(count)
    case .unknown?: return "?"
    }
  }

  /// As Python prints the pair of residue and distance. The suite keeps which sign a stop had; a value does not, so
  /// `SuiteCase` reads `*` and `X` there as `Ter`.
  private static func pair(_ end: HGVS.Extension) -> String {
    switch end {
    case .untold: return "(None, None)"
    case .behindStop(.unknown?): return "('Ter', '?')"
    case .behindStop(let distance): return "('Ter', \(number(distance)))"
    case .beforeStart(let residue, let count): return "(\(residue.map { "'\($0.code)'" } ?? "None"), -\(count))"
    }
  }

  // MARK: Places

  private static let places: [String: Rule] = {
    var rules: [String: Rule] = [
      "def_p_pos": residue, "p_pos": residue, "def_p_interval": residues, "p_interval": residues,
    ]
    for type in HGVS.CoordinateType.allCases where type != .circular {
      let position = read({ (parser: inout Parser) -> HGVS.Location<HGVS.NucleotidePosition>? in
        if parser.take("?") { return HGVS.Location(.unknown) }
        return parser.position(type).map { HGVS.Location(exactly: $0) }
      }) { $0.text(\.description) }
      let interval = read({ $0.location(type) }) { $0.text(\.description) }
      rules["\(type.letter)_pos"] = position
      rules["def_\(type.letter)_pos"] = position
      rules["\(type.letter)_interval"] = interval
      rules["def_\(type.letter)_interval"] = interval
      rules["uncertain_\(type.letter)_interval"] = interval
    }
    return rules
  }()

  private static let residue = read({ $0.residue() }) { "\($0.aminoAcid.code)\($0.position)" }
  private static let residues = read({ parser in parser.location { $0.residue() } }) { location in
    location.text { "\($0.aminoAcid.code)\($0.position)" }
  }

  // MARK: Edits

  private static func edit(
    _ type: HGVS.CoordinateType, _ rule: @escaping @Sendable (inout Parser) -> HGVS.NucleotideEdit?
  )
    -> Rule
  {
    read(rule) { $0.text(type, suiteStyle) }
  }

  private static func edits(_ prefix: String, _ type: HGVS.CoordinateType) -> [String: Rule] {
    let alphabet = type.alphabet
    return [
      "\(prefix)_ident": edit(type) { $0.unchanged(alphabet) },
      "\(prefix)_subst": edit(type) { $0.substitution(alphabet) },
      "\(prefix)_del": edit(type) { $0.deletion(type) },
      "\(prefix)_delins": edit(type) { $0.deletionInsertion(type) },
      "\(prefix)_dup": edit(type) { $0.duplication(alphabet) },
      "\(prefix)_ins": edit(type) { $0.insertion(type) },
      "\(prefix)_inv": edit(type) { $0.inversion(alphabet) },
      "\(prefix)_con": edit(type) { $0.conversion() },
      "\(prefix)_edit": edit(type) { $0.nucleotideEdit(type) },
      "\(prefix)_edit_mu": read({ $0.maybeUncertainEdit(type) }) {
        $0.isUncertain ? "(\($0.edit.text(type, suiteStyle)))" : $0.edit.text(type, suiteStyle)
      },
    ]
  }

  private static let dnaEdits = edits("dna", .genomic).merging(
    ["dna_copy": edit(.genomic) { $0.copies() }], uniquingKeysWith: { first, _ in first })
  private static let rnaEdits = edits("rna", .rna)

  private static func proteinEdit(_ rule: @escaping @Sendable (inout Parser) -> HGVS.ProteinEdit?) -> Rule {
    read(rule) { $0.text(suiteStyle) }
  }

  private static let proteinEdits: [String: Rule] = [
    "pro_subst": proteinEdit { $0.proteinSubstitution() },
    "pro_del": proteinEdit { $0.proteinWord() },
    "pro_dup": proteinEdit { $0.proteinWord() },
    "pro_ident": proteinEdit { $0.proteinWord() },
    "pro_delins": proteinEdit { $0.proteinDeletionInsertion() },
    "pro_ins": proteinEdit { $0.proteinInsertion() },
    "pro_fs": proteinEdit { $0.proteinFrameshift() },
    "pro_ext": proteinEdit { $0.proteinExtension() },
    "pro_edit": proteinEdit { $0.proteinEdit() },
    "pro_edit_mu": read({ $0.maybeUncertainProteinEdit() }) {
      $0.isUncertain ? "(\($0.edit.text(suiteStyle)))" : $0.edit.text(suiteStyle)
    },
  ]

  // MARK: Changes and names

  private static let changes: [String: Rule] = {
    var rules: [String: Rule] = [
      "p_posedit": read({ $0.proteinChange() }) { pythonText($0) },
      "p_posedit_special": read({ $0.wholeProteinChange() }) { pythonText($0) },
      "p_typed_posedit": typed(nil),
    ]
    for type in HGVS.CoordinateType.allCases where type != .circular {
      rules["\(type.letter)_posedit"] = read({ $0.nucleotideChange(type) }) { $0.text(type, suiteStyle) }
      rules["\(type.letter)_typed_posedit"] = typed(type)
    }
    return rules
  }()

  /// biocommons has no value for `?`: it prints Python's `None`.
  private static func pythonText(_ change: HGVS.ProteinChange) -> String {
    change == .whole(.unknown, isPredicted: false) ? "None" : change.text(suiteStyle)
  }

  private static func typed(_ type: HGVS.CoordinateType?) -> Rule {
    read({ parser in parser.typedDescription().flatMap { $0.coordinates == type ? $0 : nil } }) {
      HGVS.Variant($0).text(suiteStyle)
    }
  }

  private static let names: [String: Rule] = {
    var rules: [String: Rule] = [
      "hgvs_variant": read({ $0.variant() }) { $0.text(suiteStyle) },
      "p_variant": name(nil),
      "p_hgvs_position": proteinPlace,
      "hgvs_position": { text in
        if let place = try? read({ $0.foreignRange() }, write: \.text)(text) { return place }
        return try proteinPlace(text)
      },
    ]
    for type in HGVS.CoordinateType.allCases where type != .circular {
      rules["\(type.letter)_variant"] = name(type)
      rules["\(type.letter)_hgvs_position"] = read({ parser in
        parser.foreignRange().flatMap { $0.source?.coordinates == type ? $0 : nil }
      }) { $0.text }
    }
    return rules
  }()

  private static func name(_ type: HGVS.CoordinateType?) -> Rule {
    read({ parser in parser.variant().flatMap { $0.body.coordinates == type ? $0 : nil } }) { $0.text(suiteStyle) }
  }

  private static let proteinPlace: Rule = read({ (parser: inout Parser) -> String? in
    guard let reference = parser.reference(), parser.take("p."), let place = parser.location({ $0.residue() }) else {
      return nil
    }
    return "\(reference):p." + place.text { "\($0.aminoAcid.code)\($0.position)" }
  }) { $0 }

  // MARK: How a rule is run

  private static func read<Value>(
    _ rule: @escaping @Sendable (inout Parser) -> Value?, write: @escaping @Sendable (Value) -> String
  ) -> Rule {
    { text in write(try Parser.whole(text, rule)) }
  }

  private static func recognised<Value>(_ rule: @escaping @Sendable (inout Parser) -> Value?) -> Rule {
    { text in
      _ = try Parser.whole(text, rule)
      return text
    }
  }
}

extension HGVS.Variant.Body {
  /// `nil` for a protein.
  var coordinates: HGVS.CoordinateType? {
    if case .nucleotide(let type, _) = self { return type }
    return nil
  }
}
