extension MessageCatalogue {
  /// One file a room. A test reads the folder and asks that each file in it is named here.
  static var englishFiles: [(name: String, bytes: [UInt8])] {
    [
      ("messages-annotation.en.json", PackageResources.messages_annotation_en_json),
      ("messages-composition.en.json", PackageResources.messages_composition_en_json),
      ("messages-files.en.json", PackageResources.messages_files_en_json),
      ("messages-knowledge.en.json", PackageResources.messages_knowledge_en_json),
      ("messages-profiling.en.json", PackageResources.messages_profiling_en_json),
      ("messages-record.en.json", PackageResources.messages_record_en_json),
      ("messages-report.en.json", PackageResources.messages_report_en_json),
    ]
  }
}
