import OncologyCore

/// What the columns `line` and `population` of an approval ask of the patient, read into parts that a record can answer.
/// What is not read stays in its words and is told as not known.
enum LabelCondition {
  case line([Substring])
  /// Distant metastases.
  case metastatic
  /// Unresectable, locally advanced or metastatic.
  case advanced
  /// Operable disease, or disease after surgery.
  case early
  /// Stages by their main number, 1…4.
  case stages(ClosedRange<Int>)
  /// At least so many earlier lines of whatever kind.
  case lines(Int)
  case newlyDiagnosed
  /// Earlier therapy of these kinds: all, or any of them; at least `count` courses each.
  case after([TherapyTerm], isAny: Bool, count: Int, progressed: Bool)
  case noEarlier([TherapyTerm])
  case age(atLeast: Int)
  case underage
  case unread

  struct Part {
    /// In the label's words.
    let text: String
    let condition: LabelCondition
    /// The label names another way to meet it.
    var hasAlternative = false
  }

  static func parts(line: String, population: String) -> [Part] {
    let words = line.split(separator: "/").map { $0.trimmingSpaces }
    let isAsked = !words.isEmpty && !words.contains("any")
    return (isAsked ? [Part(text: "line: \(line)", condition: .line(words))] : []) + phrases(population)
  }

  /// Phrases between commas and semicolons; a list of therapies stays together.
  private static func phrases(_ population: String) -> [Part] {
    var texts: [String] = []
    for clause in population.split(separator: ";") {
      for (index, piece) in clause.split(separator: ",").enumerated() {
        let phrase = String(piece.trimmingSpaces)
        if index > 0, let last = texts.last, continuesList(phrase, last) {
          texts[texts.count - 1] += ", " + phrase
        } else {
          texts.append(phrase)
        }
      }
    }
    var parts: [Part] = []
    for text in texts where !text.isEmpty {
      if text.hasPrefix("or "), !parts.isEmpty {
        parts[parts.count - 1].hasAlternative = true
        parts.append(Part(text: text, condition: .unread))
      } else {
        let phrase = text.lowercased(), condition = condition(phrase)
        parts.append(Part(text: text, condition: condition, hasAlternative: hasOtherWay(phrase, condition)))
      }
    }
    return parts
  }

  private static func continuesList(_ phrase: String, _ before: String) -> Bool {
    guard isPrior(before.lowercased()) else { return false }
    return TherapyTerm.all.contains { phrase.lowercased().hasPrefix($0.words) }
  }

  private static let progressionWords = [
    "progressed on or after ", "progressed after ", "progressed on ", "failed ", "refractory to ",
    "resistant or intolerant to ",
  ]

  private static func isPrior(_ phrase: String) -> Bool {
    phrase.hasPrefix("after ") || progressionWords.contains(where: phrase.hasPrefix)
  }

  private static func condition(_ phrase: String) -> LabelCondition {
    if let known = words[phrase] { return known }
    if phrase.hasPrefix("no earlier ") {
      let terms = TherapyTerm.found(in: phrase)
      return terms.isEmpty ? .unread : .noEarlier(terms)
    }
    if let lines = lines(phrase) { return .lines(lines) }
    if let prior = prior(phrase) { return prior }
    if let stages = stages(phrase) { return .stages(stages) }
    if [
      "early", "high-risk early", "resected", "completely resected", "after resection", "after tumour resection",
      "after complete resection", "residual invasive disease",
    ].contains(where: phrase.hasPrefix) {
      return .early
    }
    if phrase.hasPrefix("newly diagnosed"), !phrase.contains(" or ") { return .newlyDiagnosed }
    if phrase.hasPrefix("age "), phrase.hasSuffix(" or more"), !phrase.contains("month"),
      let years = phrase.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
    {
      return .age(atLeast: years)
    }
    return .unread
  }

  private static let words: [String: LabelCondition] = [
    "metastatic": .metastatic, "advanced or metastatic": .advanced, "advanced": .advanced,
    "locally advanced or metastatic": .advanced, "unresectable or metastatic": .advanced,
    "unresectable locally advanced or metastatic": .advanced, "advanced unresectable or metastatic": .advanced,
    "locally advanced unresectable or metastatic": .advanced, "adult": .age(atLeast: 18), "paediatric": .underage,
  ]

  private static let severalLines = ["two or more earlier systemic therapies"]
  private static let oneLine = [
    "one or more earlier systemic therapies", "earlier systemic therapy", "earlier systemic treatment",
    "after prior therapy", "after one or more systemic therapies", "progressed after one or more systemic therapies",
    "progressed on or after systemic therapy", "progressed after systemic therapy", "previously treated", "progressed",
    "progressive after earlier therapy", "relapsed or refractory", "resistant or intolerant to earlier therapy",
  ]

  private static func lines(_ phrase: String) -> Int? {
    severalLines.contains(phrase) ? 2 : oneLine.contains(phrase) ? 1 : nil
  }

  private static func prior(_ phrase: String) -> LabelCondition? {
    let isProgression = progressionWords.contains(where: phrase.hasPrefix)
    let count = phrase.contains("two or more ") ? 2 : 1
    let isCounted = phrase.hasPrefix("one or more ") || phrase.hasPrefix("two or more ")
    guard isProgression || phrase.hasPrefix("after ") || isCounted else { return nil }
    // `platinum with or without immunotherapy` asks for platinum.
    let asked = phrase.firstRange(of: " with or without ").map { String(phrase[..<$0.lowerBound]) } ?? phrase
    let terms = TherapyTerm.found(in: asked)
    guard !terms.isEmpty else { return nil }
    return .after(terms, isAny: isChoice(asked, terms), count: count, progressed: isProgression)
  }

  /// `enzalutamide or abiraterone`, not `oxaliplatin and irinotecan or intolerant to irinotecan`.
  private static func isChoice(_ phrase: String, _ terms: [TherapyTerm]) -> Bool {
    guard terms.count > 1, let first = phrase.firstRange(of: terms[0].words),
      let last = phrase[first.upperBound...].firstRange(of: terms[terms.count - 1].words)
    else { return false }
    let between = phrase[first.upperBound..<last.lowerBound]
    return between.contains(" or ") && !between.contains(" and ")
  }

  /// The phrase names another way besides the therapies that are read (`after radiation or chemotherapy`).
  private static func hasOtherWay(_ phrase: String, _ condition: LabelCondition) -> Bool {
    guard case .after(_, let isAny, _, _) = condition, !isAny else { return false }
    var rest = phrase
    for idiom in ["on or after", "one or more", "two or more", "resistant or intolerant", "with or without"] {
      rest = rest.replacing(idiom, with: "")
    }
    return rest.contains(" or ")
  }

  /// `stage IB-IIIA`, `resected stage III`.
  private static func stages(_ phrase: String) -> ClosedRange<Int>? {
    guard let place = phrase.firstRange(of: "stage ") else { return nil }
    let text = phrase[place.upperBound...].prefix { !$0.isWhitespace }.split(separator: "-")
    let numbers = text.compactMap { TumorStage.number(String($0)) }
    guard let low = numbers.min(), let high = numbers.max(), numbers.count == text.count else { return nil }
    return low...high
  }
}

/// The main number of a stage as written: `IVA`, `stage 3b`, `pT2 N1 M1`.
enum TumorStage {
  /// 0…4; `nil` where the text does not begin with a stage and names no distant metastasis (M1).
  static func number(_ text: String) -> Int? {
    var rest = String(text.uppercased().trimmingSpaces)
    if rest.contains("M1") { return 4 }
    if rest.hasPrefix("STAGE ") { rest = String(rest.dropFirst(6)) }
    for (roman, number) in [
      ("IV", 4), ("III", 3), ("II", 2), ("I", 1), ("0", 0), ("4", 4), ("3", 3), ("2", 2), ("1", 1),
    ]
    where rest.hasPrefix(roman) {
      let tail = rest.dropFirst(roman.count)
      return tail.first.map { "ABC0123456789 ".contains($0) } ?? true ? number : nil
    }
    return nil
  }
}
