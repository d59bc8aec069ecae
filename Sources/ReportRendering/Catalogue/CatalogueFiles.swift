extension MessageCatalogue {
  /// One file a room. A test reads the folder and asks that each file in it is named here.
  static var englishFiles: [(name: String, bytes: [UInt8])] {
    [
      ("messages-report.en.json", PackageResources.messages_report_en_json)
    ]
  }
}
