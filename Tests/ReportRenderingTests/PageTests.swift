import Foundation
import OncologyCore
import Testing

@testable import ReportRendering

@Suite struct PageTests {
  /// Writes the samples where a person or a browser can look at them: `SEXTANT_PAGES=FOLDER swift test`.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["SEXTANT_PAGES"] != nil, "set SEXTANT_PAGES to a folder"))
  func pagesAreWrittenForLooking() throws {
    let folder = URL(fileURLWithPath: ProcessInfo.processInfo.environment["SEXTANT_PAGES"]!)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for scene in Scene.allCases {
      try Data(scene.page.utf8).write(to: folder.appendingPathComponent("\(scene.rawValue).html"))
    }
  }
}
