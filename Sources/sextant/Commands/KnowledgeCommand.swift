import ArgumentParser
import CaseInterpretation
import Foundation
import KnowledgeBase
import OncologyCore
import Releases

struct KnowledgeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "knowledge", abstract: "Knowledge releases: evidence, approvals, tumour types, hotspots.",
    subcommands: [Import.self, List.self, Show.self, Verify.self])

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes a knowledge release from a folder of tables.",
      discussion: "The tables are described in Documentation/Formats/knowledge-release.md.")

    @Argument(help: "The folder of tables.")
    var folder: String
    @OptionGroup var new: NewReleaseOptions
    @OptionGroup var folders: ReleaseFolderOptions

    func run() throws {
      let source = try ReleaseSourceFolder(folder)
      let release = try ReleaseWriter(store: folders.ownFolder).write(
        kind: .knowledge, name: new.name, version: new.version, assembly: nil, date: new.date,
        sources: source.sources, counts: try ReleaseContents.knowledgeCounts(files: source.files), files: source.files)
      print(release.folder)
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists the knowledge releases.")
    @OptionGroup var folders: ReleaseFolderOptions
    @Flag(help: "As JSON.") var json = false
    func run() throws { try ReleaseCommands.list(.knowledge, in: folders.store, json: json) }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows what a knowledge release holds, and every pattern and disease that it cannot use.")
    @OptionGroup var wish: KnowledgeOptions
    @OptionGroup var folders: ReleaseFolderOptions
    func run() throws {
      let release = try folders.store.release(.knowledge, wish: wish.knowledge)
      for line in ReleaseCommands.describe(release) { print(line) }
      for line in try ReleaseContents.knowledgeGaps(files: release.readTables()) { print(line) }
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Checks every byte of the knowledge releases.")
    @OptionGroup var folders: ReleaseFolderOptions
    func run() throws { try ReleaseCommands.verify(.knowledge, in: folders.store) }
  }
}
