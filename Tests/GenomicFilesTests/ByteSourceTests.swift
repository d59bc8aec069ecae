import Foundation
import GenomicFiles
import InputFiles
import OncologyCore
import TestSupport
import Testing

@Suite struct ByteSourceTests {
  private let folder: TemporaryFolder
  private let text = (1...2000).map { "line \($0) of a text that is read\n" }.joined()

  init() throws { folder = try TemporaryFolder() }

  private func lines(_ bytes: [UInt8], longestLine: Int = LineSource.defaultLongestLine) throws -> [String] {
    var source = try LineSource(path: try folder.file("a", bytes), longestLine: longestLine)
    var found: [String] = []
    try source.forEachLine { line, number in
      #expect(number == found.count + 1)
      found.append(line.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) })
    }
    return found
  }

  @Test func plainGzipAndBgzipAreTheSame() throws {
    let plain = Array(text.utf8)
    let expected = text.split(separator: "\n").map(String.init)
    #expect(try lines(plain) == expected)
    #expect(try lines(GzipWriter.gzip(plain)) == expected)
    #expect(try lines(GzipWriter.gzip(plain) + GzipWriter.gzip(Array("more\n".utf8))) == expected + ["more"])
    #expect(try lines(GzipWriter.bgzip(plain)) == expected)
  }

  @Test func lineEndsAndTheMarkAreNoText() throws {
    #expect(try lines([0xEF, 0xBB, 0xBF] + Array("a\r\n\r\nb\n\nc".utf8)) == ["a", "", "b", "", "c"])
    #expect(try lines(Array("\n".utf8)) == [""])
  }

  /// A CR that no LF follows is refused with its line, wherever the file is cut into pieces.
  @Test(arguments: [0, 5, 256 << 10, (256 << 10) - 1, (256 << 10) + 1, 600_000])
  func aLoneCarriageReturnIsRefused(after count: Int) throws {
    let before = String(repeating: "x", count: max(0, count - 2))
    for (text, line) in [
      ("\(before)\ry\nz\n", 1), ("a\r\n\(before)\ry\r\n", 2), ("a\n\(before)\r", 2), ("a\n\(before)\r\r\nb\n", 2),
    ] {
      let path = try folder.file("cr", text)
      for read in [
        { (path: String) in try DecompressedText.read(InputPath(path)).count },
        { path in
          var source = try LineSource(path: path)
          var lines = 0
          try source.forEachLine { _, _ in lines += 1 }
          return lines
        },
      ] as [(String) throws -> Int] {
        let error = try refusal { _ = try read(path) }
        #expect(error.code == .malformed && error.location?.line == line, "\(line)")
        #expect(error.problem.contains("carriage return stands alone"))
      }
    }
  }

  @Test func aFileOfCarriageReturnsIsToldSo() throws {
    let error = try refusal { _ = try lines(Array("a\tb\r1\t2\r3\t4\r".utf8)) }
    #expect(error.problem.contains("lines end with a carriage return alone") && error.location?.line == 1)
  }

  /// CR LF whose CR is the last byte of a piece.
  @Test func lineEndsMayBeCutApart() throws {
    for count in (256 << 10) - 3...(256 << 10) + 3 {
      let text = String(repeating: "x", count: count) + "\r\nend\r\n"
      #expect(try lines(Array(text.utf8)).map(\.utf8.count) == [count, 3])
      #expect(try DecompressedText.read(InputPath(folder.file("cut", text))).count == count + 7)
    }
  }

  @Test func wholeFileIsTheSameText() throws {
    let path = try folder.file("whole", GzipWriter.bgzip(Array(text.utf8)))
    #expect(try DecompressedText.read(InputPath(path)) == Array(text.utf8))
  }

  @Test func missingFileIsNamed() throws {
    let error = try refusal { _ = try LineSource(path: folder.path("none.vcf")) }
    #expect(error.code == .unreadable)
    #expect(error.description.contains("none.vcf") && error.description.contains("does not exist"))
  }

  @Test func namesThatLibrariesTakeForAddressesAreFiles() throws {
    for name in ["http://127.0.0.1:1/a.vcf", "-", "data:,abc", "mem:"] {
      #expect(try refusal { _ = try LineSource(path: name) }.code == .unreadable)
    }
  }

  @Test func folderIsRefused() throws {
    #expect(try refusal { _ = try LineSource(path: folder.url.path) }.code == .notAFile)
  }

  @Test(.enabled(if: geteuid() != 0, "the super-user may read every file"))
  func fileWithoutPermissionIsRefused() throws {
    let path = try folder.file("secret", "a\n")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    let error = try refusal { _ = try LineSource(path: path) }
    #expect(error.code == .unreadable && error.description.contains("permission"))
  }

  @Test func emptyFilesAreRefused() throws {
    for bytes in [[], GzipWriter.gzip([]), GzipWriter.bgzip([])] {
      #expect(try refusal { _ = try lines(bytes) }.code == .empty)
    }
  }

  @Test func everyTruncationIsFound() throws {
    let plain = Array(text.utf8)
    let gzip = GzipWriter.gzip(plain)
    let bgzip = GzipWriter.bgzip(plain)
    for (bytes, step) in [(gzip, 997), (bgzip, 997)] {
      for count in Array(stride(from: 2, to: bytes.count, by: step)) + [bytes.count - 1, bytes.count - 9] {
        #expect(throws: InputError.self, "cut to \(count) of \(bytes.count)") { try lines(Array(bytes[..<count])) }
      }
    }
  }

  @Test func truncationAtABlockIsSeenByTheMissingEnd() throws {
    let error = try refusal { _ = try lines(GzipWriter.bgzip(Array(text.utf8), hasEndMarker: false)) }
    #expect(error.code == .truncated)
    #expect(error.location?.line == 2000)
  }

  @Test func truncatedGzipSaysSo() throws {
    let bytes = GzipWriter.gzip(Array(text.utf8))
    let error = try refusal { _ = try lines(Array(bytes[..<30_000])) }
    #expect(error.code == .truncated, "\(error)")
  }

  @Test func damagedBlocksAreFound() throws {
    for writer in [{ GzipWriter.gzip($0) }, { GzipWriter.bgzip($0) }] {
      var bytes = writer(Array(text.utf8))
      bytes[5000] ^= 0x20
      let error = try refusal { _ = try lines(bytes) }
      #expect([.malformed, .truncated].contains(error.code), "\(error)")
    }
  }

  @Test func tooLongLineIsRefusedWithItsNumber() throws {
    let long = [UInt8](repeating: 65, count: 3 << 20)
    let error = try refusal { _ = try lines(Array("short\n".utf8) + long, longestLine: 1 << 20) }
    #expect(error.code == .tooLarge)
    #expect(error.location?.line == 2)
    #expect(try lines(Array("short\n".utf8) + long, longestLine: 4 << 20).count == 2)
    let whole = try refusal {
      _ = try DecompressedText.read(InputPath(try folder.file("long", Array("a\n".utf8) + long)), longestLine: 1 << 20)
    }
    #expect(whole.code == .tooLarge && whole.location?.line == 2)
  }

  @Test func nulBytesAreRefusedWithTheirLine() throws {
    let error = try refusal { _ = try lines(Array("a\nb\nc\0d\n".utf8)) }
    #expect(error.code == .malformed)
    #expect(error.location?.line == 3)
  }
}
