/// A word by which labels name earlier therapy (`a taxane`, `an EGFR inhibitor`, `trastuzumab`), and the drugs it means: by
/// the therapy catalogue's classes, by name, or by the ending of the name.
struct TherapyTerm {
  let words: String
  var classes: Set<String> = []
  var drugs: Set<String> = []
  /// `-rubicin` is the international stem of the anthracyclines (WHO, "The use of stems", INN).
  var ending: String?

  /// Whether a drug is meant; `nil` where the catalogue gives the drug no class and the term goes by class.
  func covers(_ drug: String, in therapies: TherapyCatalogue) -> Bool? {
    if drugs.contains(drug) { return true }
    if let ending, drug.lowercased().hasSuffix(ending) { return true }
    let known = therapies.classes(drug)
    if known.contains(where: classes.contains) { return true }
    return classes.isEmpty || !known.isEmpty ? false : nil
  }

  /// Terms that a text holds, in their order; a longer one before one that it contains.
  static func found(in text: String) -> [TherapyTerm] {
    var taken: [(range: Range<String.Index>, term: TherapyTerm)] = []
    for term in all.sorted(by: { ($0.words.count, $1.words) > ($1.words.count, $0.words) }) {
      guard let range = text.firstRange(of: term.words), !taken.contains(where: { $0.range.overlaps(range) }) else {
        continue
      }
      taken.append((range, term))
    }
    return taken.sorted { $0.range.lowerBound < $1.range.lowerBound }.map(\.term)
  }

  static func drug(_ name: String) -> TherapyTerm { TherapyTerm(words: name.lowercased(), drugs: [name]) }

  private static let endocrine: Set = [
    "endocrine therapy", "anti-oestrogen", "aromatase inhibitor", "oestrogen receptor degrader",
    "selective oestrogen receptor modulator",
  ]
  private static let androgen: Set = ["androgen receptor antagonist", "androgen synthesis inhibitor"]
  private static let cytotoxic: Set = [
    "chemotherapy", "platinum compound", "platinum doublet", "taxane", "anthracycline", "fluoropyrimidine",
    "alkylating agent", "pyrimidine antagonist", "thymidylate synthase inhibitor", "topoisomerase I inhibitor",
    "topoisomerase II inhibitor",
  ]

  /// In lower case, as the approvals table writes them.
  static let all: [TherapyTerm] = [
    TherapyTerm(words: "egfr inhibitor", classes: ["EGFR TKI"]),
    TherapyTerm(words: "egfr therapy", classes: ["EGFR TKI"]),
    TherapyTerm(words: "braf inhibitor", classes: ["BRAF inhibitor", "RAF inhibitor"]),
    TherapyTerm(words: "alk inhibitor", classes: ["ALK inhibitor"]),
    TherapyTerm(words: "ros1 inhibitor", classes: ["ROS1 inhibitor"]),
    TherapyTerm(words: "ret inhibitor", classes: ["RET inhibitor"]),
    TherapyTerm(words: "ntrk inhibitor", classes: ["TRK inhibitor"]),
    TherapyTerm(words: "cdk4/6 inhibitor", classes: ["CDK4/6 inhibitor"]),
    TherapyTerm(words: "anti-her2", classes: ["HER2 antibody", "HER2 TKI", "HER2 antibody-drug conjugate"]),
    TherapyTerm(words: "endocrine", classes: endocrine),
    TherapyTerm(words: "androgen-receptor therapy", classes: androgen),
    TherapyTerm(words: "new hormonal agent", classes: androgen),
    TherapyTerm(
      words: "immunotherapy",
      classes: [
        "immunotherapy", "immune checkpoint inhibitor", "PD-1/PD-L1 inhibitor", "PD-1 antibody",
        "PD-L1 antibody", "PD-1 inhibitor", "PD-L1 inhibitor", "CTLA-4 antibody",
      ]),
    TherapyTerm(
      words: "pd-1 or pd-l1 inhibitor",
      classes: ["PD-1/PD-L1 inhibitor", "PD-1 antibody", "PD-L1 antibody", "PD-1 inhibitor", "PD-L1 inhibitor"]),
    TherapyTerm(words: "chemotherapy", classes: cytotoxic, ending: "rubicin"),
    TherapyTerm(words: "platinum", classes: ["platinum compound", "platinum doublet"]),
    TherapyTerm(words: "taxane", classes: ["taxane"]),
    TherapyTerm(words: "anthracycline", classes: ["anthracycline"], ending: "rubicin"),
    TherapyTerm(
      words: "fluoropyrimidine", classes: ["fluoropyrimidine"],
      drugs: ["Fluorouracil", "Capecitabine", "Tegafur"]),
    .drug("Trastuzumab"), .drug("Oxaliplatin"), .drug("Irinotecan"), .drug("Imatinib"), .drug("Enzalutamide"),
    .drug("Abiraterone"),
  ]
}
