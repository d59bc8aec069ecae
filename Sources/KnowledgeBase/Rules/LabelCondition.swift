import OncologyCore

/// What the columns `line` and `population` of an approval ask of the patient, read into parts that a record can answer.
/// What is not read stays in its words and is told as not known.
enum LabelCondition {
  case line([Substring])
  /// How far the disease has spread; recurrence may be another way to meet it.
  case extent(Extent, orRecurrent: Bool)
  case recurrent
  /// Operable disease.
  case early
  /// Disease after surgery that removed the tumour; completely, where the label says so.
  case resected(completely: Bool)
  /// Stages with their letter (`IB-IIIA`); `isWhole`: the label asks for nothing else in the same words.
  case stages(ClosedRange<TumorStage>, isWhole: Bool)
  /// At least so many earlier lines of whatever kind.
  case lines(Int)
  case newlyDiagnosed
  /// Earlier therapy of these kinds: all, or any of them; at least `count` courses each; `alone`: not in a combination.
  case after([TherapyTerm], isAny: Bool, count: Int, progressed: Bool, alone: Bool)
  /// The tumour responded to such a course, the first line or the last of its kind.
  case response([TherapyTerm], toFirstLine: Bool)
  case noEarlier([TherapyTerm])
  case age(atLeast: Int)
  case underage
  case unread

  enum Extent { case metastatic, advanced, unresectable }

  struct Part {
    /// In the label's words.
    var text: String
    let condition: LabelCondition
    /// Other ways to meet it, of phrases that begin with "or".
    var others: [LabelCondition] = []
    /// The label names another way to meet it, which is not read.
    var hasAlternative = false
  }

  /// Speaks of the disease and its treatment; a line and an age alone tell of no label that it fits.
  var isOfDisease: Bool {
    switch self {
    case .line, .age, .underage, .unread: return false
    default: return true
    }
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
        if isNoCondition(phrase.lowercased()) { continue }
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
        parts[parts.count - 1].text += ", " + text
        parts[parts.count - 1].others.append(condition(String(text.lowercased().dropFirst("or ".count))))
      } else {
        let phrase = text.lowercased(), condition = condition(phrase)
        parts.append(Part(text: text, condition: condition, hasAlternative: hasOtherWay(phrase, condition)))
      }
    }
    return parts
  }

  /// What every patient meets, and what tells of the regimen.
  private static func isNoCondition(_ phrase: String) -> Bool {
    phrase == "adult and paediatric" || phrase.hasPrefix("then ")
  }

  /// Continued by "metastatic or recurrent", or the like: one list of which any is enough.
  private static let extents: Set = ["unresectable", "unresectable advanced"]
  private static let otherExtents: Set = [
    "metastatic or recurrent", "recurrent or metastatic", "recurrent or refractory",
  ]

  private static func continuesList(_ phrase: String, _ before: String) -> Bool {
    if extents.contains(before.lowercased()), otherExtents.contains(phrase.lowercased()) { return true }
    guard isPrior(before.lowercased()) else { return false }
    return TherapyTerm.all.contains { phrase.lowercased().hasPrefix($0.words) }
  }

  private static let progressionWords = [
    "recurred or progressed on or after ", "progressed on or after ", "progressed after ", "progressed on ", "failed ",
    "refractory to ",
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
    if let stages = stages(phrase) { return stages }
    if ["early", "high-risk early", "residual invasive disease"].contains(where: phrase.hasPrefix) { return .early }
    if phrase.hasPrefix("completely resected") || phrase == "after complete resection" {
      return .resected(completely: true)
    }
    if phrase == "resected" || phrase == "after resection" || phrase == "after tumour resection" {
      return .resected(completely: false)
    }
    if let response = response(phrase) { return response }
    if phrase.hasPrefix("newly diagnosed"), !phrase.contains(" or ") { return .newlyDiagnosed }
    if let years = years(phrase) { return .age(atLeast: years) }
    return .unread
  }

  private static let words: [String: LabelCondition] = [
    "metastatic": .extent(.metastatic, orRecurrent: false),
    "recurrent or metastatic": .extent(.metastatic, orRecurrent: true),
    "metastatic or recurrent": .extent(.metastatic, orRecurrent: true),
    "advanced or metastatic": .extent(.advanced, orRecurrent: false),
    "advanced": .extent(.advanced, orRecurrent: false),
    "locally advanced or metastatic": .extent(.advanced, orRecurrent: false),
    "advanced or recurrent": .extent(.advanced, orRecurrent: true),
    "recurrent or advanced": .extent(.advanced, orRecurrent: true),
    "primary advanced or recurrent": .extent(.advanced, orRecurrent: true),
    "unresectable or metastatic": .extent(.unresectable, orRecurrent: false),
    "unresectable locally advanced or metastatic": .extent(.unresectable, orRecurrent: false),
    "advanced unresectable or metastatic": .extent(.unresectable, orRecurrent: false),
    "locally advanced unresectable or metastatic": .extent(.unresectable, orRecurrent: false),
    "unresectable advanced, metastatic or recurrent": .extent(.unresectable, orRecurrent: true),
    "unresectable, recurrent or metastatic": .extent(.unresectable, orRecurrent: true),
    "recurrent": .recurrent, "adult": .age(atLeast: 18), "paediatric": .underage,
  ]

  /// `age 12 years or more`, `75 years or older`, also as the first of two ways (`75 years or older or unfit …`).
  private static func years(_ phrase: String) -> Int? {
    let words = phrase.split(separator: " ")
    if phrase.hasPrefix("age "), phrase.hasSuffix(" or more"), !phrase.contains("month") {
      return words.dropFirst().first.flatMap { Int($0) }
    }
    return phrase.contains(" years or older") ? words.first.flatMap { Int($0) } : nil
  }

  /// `response to platinum`, `response to first-line platinum`.
  private static func response(_ phrase: String) -> LabelCondition? {
    guard phrase.hasPrefix("response to ") else { return nil }
    let terms = TherapyTerm.found(in: phrase)
    return terms.isEmpty ? nil : .response(terms, toFirstLine: phrase.contains("first-line"))
  }

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
    return .after(
      terms, isAny: isChoice(asked, terms), count: count, progressed: isProgression,
      alone: asked.contains("monotherapy"))
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
    if case .age = condition { return phrase.contains(" years or older or ") }
    guard case .after(_, let isAny, _, _, _) = condition, !isAny else { return false }
    var rest = phrase
    for idiom in [
      "recurred or progressed", "on or after", "one or more", "two or more", "resistant or intolerant",
      "with or without",
    ] {
      rest = rest.replacing(idiom, with: "")
    }
    return rest.contains(" or ")
  }

  /// `stage IB-IIIA`, `resected stage III`, `unresectable stage III`.
  private static func stages(_ phrase: String) -> LabelCondition? {
    guard let place = phrase.firstRange(of: "stage ") else { return nil }
    let words = phrase[place.upperBound...].prefix { !$0.isWhitespace }
    let stages = words.split(separator: "-").compactMap { TumorStage(String($0)) }
    guard let low = stages.first, let high = stages.last, !(high < low),
      stages.count == words.split(separator: "-").count
    else { return nil }
    return .stages(low...high, isWhole: phrase == "stage \(words)")
  }
}
