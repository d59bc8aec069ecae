import Foundation
import TestSupport
import Testing

@testable import Releases

@Suite struct DownloadTests {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sextant-\(UUID().uuidString)")
  let body = (0..<50_000).map { UInt8($0 % 251) }
  var destination: String { folder.appendingPathComponent("file.tsv").path }

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  private func download(_ server: LoopbackServer, sha256: String? = nil) async throws -> Download.Outcome {
    try await Download(
      url: "http://127.0.0.1:\(server.port)/file.tsv", destination: destination, expectedSHA256: sha256
    ).run()
  }

  @Test func fetchesAWholeFile() async throws {
    let server = try LoopbackServer(answers: [
      LoopbackServer.answer(
        "200 OK", ["Content-Length": "50000", "Last-Modified": "Fri, 29 May 2026 00:00:00 GMT"], body)
    ])
    let outcome = try await download(server, sha256: Digest.sha256(body))
    #expect(outcome.bytes == 50_000)
    #expect(outcome.lastModified == "Fri, 29 May 2026 00:00:00 GMT")
    #expect([UInt8](try Data(contentsOf: URL(fileURLWithPath: destination))) == body)
    #expect(!FileManager.default.fileExists(atPath: destination + ".partial"))
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["file:///etc/hosts", "ftp://127.0.0.1/x"])
  func aRedirectAwayFromTheWebIsRefused(place: String) async throws {
    let server = try LoopbackServer(answers: [
      LoopbackServer.answer("302 Found", ["Location": place, "Content-Length": "0"], [])
    ])
    let error = await #expect(throws: ReleaseError.self) { try await download(server) }
    #expect(error?.problem.contains("not http or https") == true, "\(String(describing: error))")
    #expect(!FileManager.default.fileExists(atPath: destination))
  }

  @Test(.timeLimit(.minutes(1))) func redirectsInACircleAreNamed() async throws {
    let answer = LoopbackServer.answer("302 Found", ["Location": "/file.tsv", "Content-Length": "0"], [])
    let server = try LoopbackServer(answers: Array(repeating: answer, count: 30))
    let error = await #expect(throws: ReleaseError.self) { try await download(server) }
    #expect(error?.problem.contains("redirects") == true, "\(String(describing: error))")
  }

  @Test func aRedirectToAnotherAddressIsFollowed() async throws {
    let server = try LoopbackServer(answers: [
      LoopbackServer.answer("302 Found", ["Location": "/there.tsv", "Content-Length": "0"], []),
      LoopbackServer.answer("200 OK", ["Content-Length": "50000"], body),
    ])
    #expect(try await download(server).bytes == 50_000)
  }

  @Test func takesUpABrokenTransferWhereItStopped() async throws {
    let server = try LoopbackServer(answers: [
      LoopbackServer.answer("200 OK", ["Content-Length": "50000", "ETag": "\"v1\""], Array(body[..<20_000])),
      LoopbackServer.answer(
        "206 Partial Content",
        ["Content-Length": "30000", "Content-Range": "bytes 20000-49999/50000", "ETag": "\"v1\""],
        Array(body[20_000...])),
    ])
    await #expect(throws: ReleaseError.self) { try await download(server) }
    #expect(!FileManager.default.fileExists(atPath: destination))
    let outcome = try await download(server)
    #expect(outcome.resumedFrom == 20_000)
    #expect([UInt8](try Data(contentsOf: URL(fileURLWithPath: destination))) == body)
    let second = server.requests[1].lowercased()
    #expect(second.contains("range: bytes=20000-"))
    #expect(second.contains("if-range: \"v1\""))
  }

  @Test func beginsAgainWhenTheServerHasAnotherVersion() async throws {
    let server = try LoopbackServer(answers: [
      LoopbackServer.answer("200 OK", ["Content-Length": "50000", "ETag": "\"v1\""], Array(body[..<20_000])),
      LoopbackServer.answer("200 OK", ["Content-Length": "3", "ETag": "\"v2\""], [1, 2, 3]),
    ])
    await #expect(throws: ReleaseError.self) { try await download(server) }
    let outcome = try await download(server)
    #expect(outcome.resumedFrom == 0)
    #expect([UInt8](try Data(contentsOf: URL(fileURLWithPath: destination))) == [1, 2, 3])
  }

  @Test func refusesAnotherDigestAndKeepsNothing() async throws {
    let server = try LoopbackServer(answers: [LoopbackServer.answer("200 OK", ["Content-Length": "3"], [1, 2, 3])])
    let error = await #expect(throws: ReleaseError.self) {
      try await download(server, sha256: String(repeating: "0", count: 64))
    }
    #expect(error?.code == .damaged)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  /// Base64 of SHA-256 of the bytes "hello": `printf hello | openssl dgst -sha256 -binary | base64`.
  @Test(arguments: [
    ("LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=", true), ("LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCA=", false),
  ])
  func checksTheServersOwnDigest(base64: String, isRight: Bool) async throws {
    let server = try LoopbackServer(answers: [
      LoopbackServer.answer(
        "200 OK", ["Content-Length": "5", "Repr-Digest": "sha-256=:\(base64):"], Array("hello".utf8))
    ])
    if isRight {
      _ = try await download(server)
    } else {
      await #expect(throws: ReleaseError.self) { try await download(server) }
    }
  }

  @Test func saysWhenTheServerRefuses() async throws {
    let server = try LoopbackServer(answers: [LoopbackServer.answer("404 Not Found", ["Content-Length": "0"], [])])
    let error = await #expect(throws: ReleaseError.self) { try await download(server) }
    #expect(error?.problem.contains("404") == true)
  }

  @Test func saysWhenThereIsNoNetwork() async throws {
    let server = try LoopbackServer(answers: [])  // closes at once: nobody listens on its port any more
    try await Task.sleep(for: .milliseconds(100))
    let error = await #expect(throws: ReleaseError.self) { try await download(server) }
    #expect(error?.code == .offline)
    #expect(error?.fix?.contains("proxy") == true)
  }

  @Test func refusesAnAddressOfAnotherKind() async {
    await #expect(throws: ReleaseError.self) {
      try await Download(url: "file:///etc/hostname", destination: destination).run()
    }
  }
}
