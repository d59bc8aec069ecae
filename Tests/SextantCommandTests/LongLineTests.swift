import Foundation
import TestSupport
import Testing

/// A line of 2 GB is refused early, in bounded memory.
@Suite(.serialized) struct LongLineTests {
  let command: CommandFolder

  init() throws { command = try CommandFolder() }

  /// Half of what the line would take: the largest of all children so far, in bytes.
  private static let mostMemory = 1 << 30

  private func largestChild() -> Int {
    var usage = rusage()
    #if canImport(Glibc)
      getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
      return usage.ru_maxrss << 10
    #else
      getrusage(RUSAGE_CHILDREN, &usage)
      return usage.ru_maxrss
    #endif
  }

  /// 32 gzip members of 64 MiB each, which are one line.
  @Test func aLineOfTwoGigabytesInGzip() throws {
    let header = try command.folder.file("header", VCFBuilder().bytes + Array("7\t140753336\t.\tA\t".utf8))
    let file = command.folder.path("long.vcf.gz")
    let member = command.folder.path("member.gz")
    try #require(
      try system(
        """
        gzip -c '\(header)' > '\(file)' && head -c 67108864 /dev/zero | tr '\\0' A | gzip -1 > '\(member)' &&
        for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do
        cat '\(member)' >> '\(file)'; done
        """) == 0)
    let start = ContinuousClock.now
    let run = try command.report(variants: file)
    #expect(run.status == 1)
    #expect(run.standardError.contains("long.vcf.gz, line \(VCFBuilder().headerLineCount + 1)"), "\(run.standardError)")
    #expect(ContinuousClock.now - start < .seconds(60))
    #expect(largestChild() < Self.mostMemory)
    #expect(CommandFolder.contents(command.output).isEmpty)
  }

  /// A sparse file of zeros: not text at all.
  @Test func aSparseFileOfTwoGigabytes() throws {
    let file = command.folder.path("sparse.vcf")
    try #require(try system("truncate -s 2G '\(file)'") == 0)
    let start = ContinuousClock.now
    let run = try command.report(variants: file)
    #expect(run.status == 1)
    #expect(run.standardError.contains("sparse.vcf"), "\(run.standardError)")
    #expect(ContinuousClock.now - start < .seconds(60))
    #expect(largestChild() < Self.mostMemory)
  }
}
