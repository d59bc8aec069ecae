import ArgumentParser
import CaseInterpretation
import OncologyCore
import Releases

struct ReferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference", abstract: "Reference releases: gene models and sequences.",
    subcommands: [Import.self, List.self, Show.self, Verify.self])

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes a reference release from a folder of tables.",
      discussion: "The tables are described in Documentation/Formats/reference-release.md.")

    @Argument(help: "The folder of tables.")
    var folder: String
    @Option(help: "GRCh37 or GRCh38.", transform: AssemblyArgument.read)
    var assembly: Assembly
    @OptionGroup var new: NewReleaseOptions
    @OptionGroup var folders: ReleaseFolderOptions

    func run() throws {
      let source = try ReleaseSourceFolder(folder)
      let release = try Interruption.step { _ in
        do {
          return try new.release.writeReference(
            source.files, source.sources, assembly: assembly, to: folders.ownFolder)
        } catch let error as InputError {
          throw source.locating(error)
        }
      }
      try StandardOutput.write(release.folder)
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists the reference releases.")
    @OptionGroup var folders: ReleaseFolderOptions
    @Flag(help: "As JSON.") var json = false
    func run() throws { try ReleaseCommands.list(.reference, in: folders.store(), json: json) }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Shows what a reference release holds.")
    @Option(help: "GRCh37 or GRCh38.", transform: AssemblyArgument.read)
    var assembly: Assembly
    @OptionGroup var wish: ReferenceOptions
    @OptionGroup var folders: ReleaseFolderOptions
    func run() throws {
      let release = try folders.store().release(.reference, assembly: assembly, wish: wish.reference)
      for line in ReleaseCommands.describe(release) { try StandardOutput.write(line) }
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Checks every byte of the reference releases.")
    @OptionGroup var folders: ReleaseFolderOptions
    func run() throws { try ReleaseCommands.verify(.reference, in: folders.store()) }
  }
}

/// Reads an assembly's name off the command line.
enum AssemblyArgument {
  static func read(_ text: String) throws -> Assembly {
    guard let assembly = Assembly(name: text) else {
      throw ValidationError("“\(text)” is not an assembly that Sextant knows: GRCh37 (hg19) or GRCh38 (hg38).")
    }
    return assembly
  }
}
