internal import Foundation
package import OncologyCore
package import Releases

/// CIViC's newest evidence, downloaded to become a release.
package struct CIViCFetch: Sendable {
  /// The nightly table of accepted clinical evidence.
  package static let nightly = "https://civicdb.org/downloads/nightly/nightly-AcceptedClinicalEvidenceSummaries.tsv"

  private let url: String
  private let expectedSHA256: String?
  private let folder: String

  /// - Parameter store: the folder of releases; what comes lies in its `downloads` until a release is made of it.
  package init(url: String, expectedSHA256: String?, store: String) {
    self.url = url
    self.expectedSHA256 = expectedSHA256
    folder = store + "/downloads"
  }

  /// The table as it came.
  package struct Table: Sendable {
    package let path: String
    /// Of which day the server says that it is.
    package let day: PartialDate
    /// Bytes that were there from an earlier try.
    package let resumedFrom: Int

    /// The day's digits, `20260529`: a release's version where the person names none.
    package var version: String { "\(day)".filter(\.isNumber) }

    /// The base release with this evidence in place of its own.
    package func update(_ base: Release) throws -> KnowledgeUpdate {
      var update = try KnowledgeUpdate(base: base)
      try update.addCIViC(path, version: "nightly \(day)", date: "\(day)")
      return update
    }

    /// Takes the download away, when a release holds it.
    package func discard() { try? FileManager.default.removeItem(atPath: path) }
  }

  /// - Parameter progress: bytes so far and in all (`nil` where the server does not tell).
  package func download(progress: @escaping @Sendable (Int, Int?) -> Void) async throws -> Table {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = folder + "/civic-AcceptedClinicalEvidenceSummaries.tsv"
    let outcome = try await Download(url: url, destination: path, expectedSHA256: expectedSHA256).run(
      progress: progress)
    guard let day = outcome.lastModified.flatMap(HTTPDate.day) else {
      throw ReleaseError(
        .download, "\(url): the server does not say of which day the file is.",
        fix: "It is at \(path): import it with --version and --date.")
    }
    return Table(path: path, day: day, resumedFrom: outcome.resumedFrom)
  }
}
