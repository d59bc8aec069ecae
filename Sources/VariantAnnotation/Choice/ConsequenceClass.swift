import OncologyCore

/// Kinds of consequence between which a difference is a contradiction.
enum ConsequenceClass {
  case splice, truncating, start, stopLost, inFrame, missense, silent, codingUnknown, untranslated, intronic, other

  init?(_ consequences: [SequenceOntologyTerm]) {
    guard let first = consequences.first else { return nil }
    switch first {
    case .spliceAcceptorVariant, .spliceDonorVariant: self = .splice
    case .stopGained, .frameshiftVariant: self = .truncating
    case .startLost: self = .start
    case .stopLost: self = .stopLost
    case .inframeInsertion, .inframeDeletion, .proteinAlteringVariant: self = .inFrame
    case .missenseVariant: self = .missense
    case .synonymousVariant, .stopRetainedVariant, .startRetainedVariant: self = .silent
    case .codingSequenceVariant, .incompleteTerminalCodonVariant: self = .codingUnknown
    case .fivePrimeUTRVariant, .threePrimeUTRVariant: self = .untranslated
    case .intronVariant, .spliceDonorFifthBaseVariant, .spliceDonorRegionVariant, .splicePolypyrimidineTractVariant:
      self = .intronic
    case .spliceRegionVariant:
      let rest = Array(consequences.dropFirst())
      self = rest.isEmpty ? .other : ConsequenceClass(rest) ?? .other
    default: self = .other
    }
  }

  /// A coding change of which the result is not known contradicts no coding change; `other` contradicts nothing.
  func agrees(with other: ConsequenceClass) -> Bool {
    if self == other || self == .other || other == .other { return true }
    let coding: [ConsequenceClass] = [.truncating, .start, .stopLost, .inFrame, .missense, .silent, .splice]
    if self == .codingUnknown { return coding.contains(other) }
    if other == .codingUnknown { return coding.contains(self) }
    return false
  }
}
