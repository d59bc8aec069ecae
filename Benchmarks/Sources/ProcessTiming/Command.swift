/// A program and its arguments.
package struct Command: Sendable {
  package var executable: String
  package var arguments: [String]

  package init(_ executable: String, _ arguments: [String] = []) {
    self.executable = executable
    self.arguments = arguments
  }

  /// A line as a person types it. The shell that reads it is replaced by the program, so that it is not measured, unless
  /// the line has pipes or lists.
  package init(shellLine: String) {
    let isOneProgram = !shellLine.contains { "|&;<>()$`".contains($0) }
    self.init("/bin/sh", ["-c", isOneProgram ? "exec \(shellLine)" : shellLine])
  }
}
