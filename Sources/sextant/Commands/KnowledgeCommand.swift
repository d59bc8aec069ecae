import ArgumentParser
import CaseInterpretation
import KnowledgeBase
import OncologyCore
import Releases
import ReportRendering

struct KnowledgeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "knowledge", abstract: "Knowledge releases: evidence, approvals, tumour types, hotspots.",
    subcommands: [Import.self, Fetch.self, List.self, Show.self, Verify.self])

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes a knowledge release from a folder of tables, or from a source's own file.",
      discussion: """
        A folder holds the tables of Documentation/Formats/knowledge-release.md. --civic and --moalmanac read the sources'
        own files and take everything else from a base release.
        """)

    @Argument(help: "The folder of tables.")
    var folder: String?
    @Option(help: "CIViC's table of accepted clinical evidence (TSV).")
    var civic: String?
    @Option(help: "The Molecular Oncology Almanac's JSON.")
    var moalmanac: String?
    @Option(help: "The release that an import of a source builds on; the starter release unless it is given.")
    var base: String?
    @OptionGroup var new: NewReleaseOptions
    @OptionGroup var folders: ReleaseFolderOptions

    func validate() throws {
      let hasSource = civic != nil || moalmanac != nil
      guard (folder != nil) != hasSource else {
        throw ValidationError("Give a folder of tables, or --civic or --moalmanac.")
      }
    }

    func run() throws {
      if let folder {
        let source = try ReleaseSourceFolder(folder)
        let release = try Interruption.step { _ in
          do {
            return try new.release.writeKnowledge(source.files, source.sources, to: folders.ownFolder)
          } catch let error as InputError {
            throw source.locating(error)
          }
        }
        try StandardOutput.write(release.folder)
        return
      }
      var update = try KnowledgeUpdate(base: folders.storeToWrite.release(.knowledge, wish: base))
      let date = "\(new.date)"
      if let civic {
        try update.addCIViC(civic, version: new.version, date: date)
      }
      if let moalmanac {
        try update.addMOAlmanac(moalmanac, version: new.version, date: date)
      }
      KnowledgeCommand.tell(update)
      let release = try Interruption.step { _ in
        try new.release.writeKnowledge(update.files, update.sources, to: folders.ownFolder)
      }
      try StandardOutput.write(release.folder)
    }
  }

  struct Fetch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Downloads the newest evidence of a source and makes a release of it.",
      discussion: """
        The one command that opens a network connection. A broken transfer goes on where it stopped; proxies are taken
        from the environment (https_proxy, no_proxy).
        """)

    @Argument(help: "The source: civic.")
    var source: String
    @Option(help: "Another address of the same table.")
    var url = CIViCFetch.nightly
    @Option(help: "The SHA-256 that the file must have.")
    var sha256: String?
    @Option(help: "The release's name.")
    var name = "civic"
    @Option(help: "The release's version; the server's date (YYYYMMDD) unless it is given.")
    var version: String?
    @Option(help: "The release that this builds on; the starter release unless it is given.")
    var base: String?
    @OptionGroup var folders: ReleaseFolderOptions

    func validate() throws {
      guard source == "civic" else { throw ValidationError("“\(source)” cannot be fetched; civic can.") }
      try NewReleaseOptions.check("--name", name)
      if let version { try NewReleaseOptions.check("--version", version) }
    }

    func run() async throws {
      StandardError.write("Fetching \(url)")
      Interruption.step {
        $0.note = "What came is kept: the same command goes on from there where the server allows it."
      }
      let fetch = CIViCFetch(url: url, expectedSHA256: sha256, store: folders.ownFolder)
      let table = try await fetch.download { done, total in
        StandardError.progress(total.map { "\(done) of \($0) bytes" } ?? "\(done) bytes")
      }
      StandardError.endProgress()
      if table.resumedFrom > 0 { StandardError.write("Went on after byte \(table.resumedFrom).") }
      let update = try table.update(folders.storeToWrite.release(.knowledge, wish: base))
      KnowledgeCommand.tell(update)
      let new = NewRelease(name: name, version: version ?? table.version, date: table.day)
      let release = try Interruption.step { _ in
        try new.writeKnowledge(update.files, update.sources, to: folders.ownFolder)
      }
      try StandardOutput.write(release.folder)
      table.discard()
    }
  }

  /// What an import read and met, to standard error.
  fileprivate static func tell(_ update: KnowledgeUpdate) {
    for note in update.notes { StandardError.write(note) }
    for diagnostic in update.diagnostics where diagnostic.severity != .error {
      let place = diagnostic.location.map { "\($0): " } ?? ""
      StandardError.write("\(place)\(MessageCatalogue.english.text(for: diagnostic.message))")
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists the knowledge releases.")
    @OptionGroup var folders: ReleaseFolderOptions
    @Flag(help: "As JSON.") var json = false
    func run() throws { try ReleaseCommands.list(.knowledge, in: folders.store(), json: json) }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows what a knowledge release holds, and every pattern and disease that it cannot use.")
    @OptionGroup var wish: KnowledgeOptions
    @OptionGroup var folders: ReleaseFolderOptions
    func run() throws {
      let release = try folders.store().release(.knowledge, wish: wish.knowledge)
      for line in ReleaseCommands.describe(release) { try StandardOutput.write(line) }
      for line in try ReleaseContents.knowledgeGaps(files: release.readTables()) { try StandardOutput.write(line) }
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Checks every byte of the knowledge releases.")
    @OptionGroup var folders: ReleaseFolderOptions
    func run() throws { try ReleaseCommands.verify(.knowledge, in: folders.store()) }
  }
}
