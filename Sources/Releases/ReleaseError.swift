/// Why a release cannot be used, made or fetched.
package struct ReleaseError: Error, CustomStringConvertible, Sendable {
  package enum Code: String, Sendable {
    case notFound, unreadable, damaged, malformed, wrongKind, exists, download, offline, ambiguous
  }
  package let code: Code
  /// One sentence, with the file or release it is about.
  package let problem: String
  package let fix: String?

  package init(_ code: Code, _ problem: String, fix: String? = nil) {
    self.code = code
    self.problem = problem
    self.fix = fix
  }

  package var description: String { fix.map { "\(problem) \($0)" } ?? problem }

  static func unreadable(_ path: String) -> ReleaseError {
    ReleaseError(.unreadable, "\(path): cannot be read.", fix: "Check that it exists and that you may read it.")
  }
  static func damaged(_ path: String, _ why: String) -> ReleaseError {
    ReleaseError(
      .damaged, "\(path): \(why).", fix: "The release is not used. Fetch or import it again, and look for the cause.")
  }
}
