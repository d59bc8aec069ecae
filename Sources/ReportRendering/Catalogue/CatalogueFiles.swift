extension MessageCatalogue {
  /// One file a room. A test reads the folder and asks that each file in it is named here.
  static var englishFiles: [(name: String, bytes: [UInt8])] {
    [
      ("messages-composition.en.json", PackageResources.messages_composition_en_json),
      ("messages-profiling.en.json", PackageResources.messages_profiling_en_json),
      ("messages-report.en.json", PackageResources.messages_report_en_json),
    ]
  }
}
