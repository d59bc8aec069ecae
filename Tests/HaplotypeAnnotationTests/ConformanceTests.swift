import Foundation
import HaplotypeAnnotation
import TestSupport
import Testing

/// The conformance suite of `bcftools csq` (samtools/bcftools de0606d, version 1.23): every case, record by record.
@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reasonToSkip)))
struct ConformanceTests {
  private static let root = SharedData.folder?.appendingPathComponent(ConformanceCase.suite)
  private static let cases = root.map { (try? ConformanceCase.all(in: $0)) ?? [] } ?? []

  /// 75 outputs of plain files and 28 commands in 43 of the 44 folders; fewer would mean that cases are no longer found.
  @Test func everyCaseIsFound() {
    #expect(Set(Self.cases.map(\.test.folder)).count == 43)
    #expect(Self.cases.count == 103)
  }

  @Test(arguments: cases.map(\.test.description))
  func printsWhatTheSuiteExpects(_ name: String) throws {
    let root = try #require(Self.root)
    let (test, expected) = try #require(Self.cases.first { $0.test.description == name })
    let found = try test.output(in: root)
    #expect(found.split(separator: "\n") == expected.split(separator: "\n"))
  }

  /// `failed-assert.vcf` has no expected output: it stopped an earlier bcftools.
  @Test(arguments: [true, false])
  func whatStoppedTheirsDoesNotStopOurs(isLocal: Bool) throws {
    let root = try #require(Self.root)
    var test = ConformanceCase(folder: "ENST00000428061", name: "failed-assert", variants: "failed-assert.vcf")
    test.models = "ENST00000428061.gff"
    test.options.isLocal = isLocal
    #expect(try test.output(in: root).split(separator: "\n").count > 1)
  }
}
