import ArgumentParser
import CaseInterpretation
import Foundation

/// The command line: it parses, calls and prints; every decision is made in the rooms below.
@main
struct SextantCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sextant",
    abstract: "From a tumour's files to an explained treatment report.",
    discussion: """
      For research use; not a medical device. A report is a draft until a person signs it.

      Begin with: sextant report --assembly GRCh38 --tumor-type COAD --variants tumor.vcf.gz --output out
      sextant --version tells the program's version.
      Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done with errors in some cases of a batch.
      """,
    subcommands: [
      ReportCommand.self, ProfileCommand.self, InterpretCommand.self, RenderCommand.self, ReferenceCommand.self,
      KnowledgeCommand.self, AnnotateCommand.self,
    ])

  static func main() async {
    StandardStreams.prepare()
    Interruption.install()
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      // Not the parser's own: it would answer each wrong usage of a verb that has a --version of its own.
      if arguments == ["--version"] { return try StandardOutput.write(SoftwareVersion.current) }
      try RepeatedOptions.refuse(arguments)
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let code as ExitCode {
      Foundation.exit(code.rawValue)
    } catch {
      finish(with: error)
    }
  }

  /// Help and versions go to standard output; everything else to standard error with the design's exit codes.
  private static func finish(with error: any Error) -> Never {
    let code = exitCode(for: error)
    if code.isSuccess {
      do { try StandardOutput.write(fullMessage(for: error)) } catch {
        StandardError.write("Error: \(error)")
        Foundation.exit(1)
      }
      Foundation.exit(0)
    }
    StandardError.write(fullMessage(for: error))
    Foundation.exit(code == .validationFailure ? 2 : 1)
  }
}
