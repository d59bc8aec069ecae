/// The words in which a record states biomarkers (`Documentation/Formats/patient-record.md`).
package enum BiomarkerVocabulary {
  package static let states = [
    "positive", "negative", "low", "ultralow", "high", "stable", "intermediate", "deficient", "proficient", "mutated",
    "wild_type", "methylated", "unmethylated", "equivocal", "unknown",
  ]

  /// States that a biomarker of this name can have, in the words that labels and evidence use; a name that is not listed
  /// may have any state.
  static let statesByBiomarker: [String: [String]] = [
    "her2": ["positive", "negative", "low", "ultralow", "equivocal", "unknown"],
    "er": ["positive", "negative", "low", "unknown"],
    "pr": ["positive", "negative", "unknown"],
    "msi": ["high", "low", "stable", "unknown"],
    "mmr": ["deficient", "proficient", "unknown"],
    "triple_negative": ["positive", "negative", "unknown"],
    "castration_resistant": ["positive", "negative", "unknown"],
    "pd-l1": ["positive", "negative", "low", "high", "unknown"],
  ]

  /// The state as it stands in the vocabulary, or `nil`.
  static func state(_ word: String, of biomarker: String) -> String? {
    let found = word.lowercased()
    return allowed(for: biomarker).contains(found) ? found : nil
  }

  static func allowed(for biomarker: String) -> [String] { statesByBiomarker[biomarker.lowercased()] ?? states }
}
