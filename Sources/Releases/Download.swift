internal import Foundation
#if canImport(FoundationNetworking)
  internal import FoundationNetworking
#endif

/// Downloads one file so that it can be taken up again: what came lies in `DESTINATION.partial` until it is whole.
///
/// The length is checked against what the server states (RFC 9110, `Content-Length`, `Content-Range`); the digest against
/// `expectedSHA256` and against the server's `Repr-Digest` (RFC 9530) where it sends one. Proxies are taken from the
/// environment (`https_proxy`, `no_proxy`). A part is only continued when the server still has the same version
/// (`If-Range` with its entity tag).
package struct Download: Sendable {
  package let url: String
  package let destination: String
  package let expectedSHA256: String?

  package init(url: String, destination: String, expectedSHA256: String? = nil) {
    self.url = url
    self.destination = destination
    self.expectedSHA256 = expectedSHA256?.lowercased()
  }

  package struct Outcome: Sendable, Equatable {
    package let sha256: String
    package let bytes: Int
    /// Bytes that were there from an earlier try.
    package let resumedFrom: Int
    /// As the server states it.
    package let lastModified: String?
  }

  /// Six hours: a server that sends a byte now and then does not hold the command for ever.
  private static let longest = 6.0 * 3600

  private var partial: String { destination + ".partial" }
  private var tagFile: String { destination + ".partial-tag" }

  /// - Parameter progress: bytes so far and in all (`nil` where the server does not tell).
  package func run(progress: @escaping @Sendable (Int, Int?) -> Void = { _, _ in }) async throws -> Outcome {
    guard let address = URL(string: url), let scheme = address.scheme, ["http", "https"].contains(scheme),
      address.host != nil
    else { throw ReleaseError(.download, "“\(url)” is not an http or https address.") }
    var request = URLRequest(url: address)
    request.timeoutInterval = 60
    request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
    let start = resumable()
    if let start {
      request.setValue("bytes=\(start.bytes)-", forHTTPHeaderField: "Range")
      request.setValue(start.tag, forHTTPHeaderField: "If-Range")
    }
    let receiver = Receiver(partial: partial, tagFile: tagFile, start: start?.bytes ?? 0, progress: progress)
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForResource = Self.longest
    let session = URLSession(configuration: configuration, delegate: receiver, delegateQueue: nil)
    defer { session.finishTasksAndInvalidate() }
    let response = try await receiver.run(session.dataTask(with: request), url: url)
    return try finish(response)
  }

  /// What an earlier try left, if the server named its version.
  private func resumable() -> (bytes: Int, tag: String)? {
    guard let tag = FileManager.default.contents(atPath: tagFile).map({ String(decoding: $0, as: UTF8.self) }),
      let size = (try? FileManager.default.attributesOfItem(atPath: partial))?[.size] as? Int, size > 0, !tag.isEmpty
    else { return nil }
    return (size, tag)
  }

  private func finish(_ response: Receiver.Response) throws -> Outcome {
    let (digest, bytes) = try Digest.sha256(ofFile: partial)
    if let total = response.total, bytes != total {
      throw ReleaseError(
        .download, "\(url): \(bytes) of \(total) bytes came.", fix: "Run the same command again: it goes on from there."
      )
    }
    for expected in [expectedSHA256, response.sha256].compactMap({ $0 }) where expected != digest {
      discard()
      throw ReleaseError(
        .damaged, "\(url): the digest is \(digest), and \(expected) was expected.",
        fix: "What came was thrown away. Try again; if it stays so, ask the source.")
    }
    try? FileManager.default.removeItem(atPath: tagFile)
    try? FileManager.default.removeItem(atPath: destination)
    try FileManager.default.moveItem(atPath: partial, toPath: destination)
    return Outcome(
      sha256: digest, bytes: bytes, resumedFrom: response.resumedFrom, lastModified: response.lastModified)
  }

  private func discard() {
    try? FileManager.default.removeItem(atPath: partial)
    try? FileManager.default.removeItem(atPath: tagFile)
  }
}

/// Takes the pieces of one response and writes them to the partial file.
///
/// Sendable because every member is touched on the session's one serial delegate queue, and `continuation` before the
/// task is resumed.
private final class Receiver: NSObject, URLSessionDataDelegate, @unchecked Sendable {
  struct Response {
    var total: Int?
    var sha256: String?
    var lastModified: String?
    var resumedFrom = 0
  }

  private let partial: String
  private let tagFile: String
  private let start: Int
  private let progress: @Sendable (Int, Int?) -> Void
  private var continuation: CheckedContinuation<Response, any Error>?
  private var response = Response()
  private var failure: ReleaseError?
  private var file: FileHandle?
  private var received = 0
  private var redirects = 0
  private var url = ""
  private static let mostRedirects = 10

  init(partial: String, tagFile: String, start: Int, progress: @escaping @Sendable (Int, Int?) -> Void) {
    self.partial = partial
    self.tagFile = tagFile
    self.start = start
    self.progress = progress
  }

  func run(_ task: URLSessionDataTask, url: String) async throws -> Response {
    self.url = url
    return try await withCheckedThrowingContinuation { continuation in
      self.continuation = continuation
      task.resume()
    }
  }

  /// Follows the server to other web addresses only, and not in a circle.
  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
  ) {
    redirects += 1
    // As the server wrote it, too: URLSession on Linux makes a web address of one without a host.
    let stated = response.value(forHTTPHeaderField: "Location").flatMap { URL(string: $0)?.scheme }
    let schemes = [stated, request.url?.scheme ?? ""].compactMap { $0?.lowercased() }
    if !schemes.allSatisfy({ ["http", "https"].contains($0) }) {
      refuse(ReleaseError(.download, "\(url): the server leads to an address that is not http or https."))
    } else if redirects > Self.mostRedirects {
      refuse(ReleaseError(.download, "\(url): the server leads on and on (more than \(Self.mostRedirects) redirects)."))
    } else {
      return completionHandler(request)
    }
    // Not cancelled: URLSession on Linux traps where a task is cancelled while it asks this.
    completionHandler(nil)
  }

  /// Ends the wait: not every version of URLSession tells that a task ended during a redirect.
  private func refuse(_ error: ReleaseError) {
    failure = error
    continuation?.resume(throwing: error)
    continuation = nil
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    guard failure == nil, let http = response as? HTTPURLResponse, accept(http) else {
      return completionHandler(.cancel)
    }
    completionHandler(.allow)
  }

  /// Notes what the server states and opens the file; `false` stops the transfer, with `failure` set.
  private func accept(_ http: HTTPURLResponse) -> Bool {
    let header = { (name: String) in http.value(forHTTPHeaderField: name) }
    switch http.statusCode {
    case 200:
      received = 0
      response.total = header("Content-Length").flatMap { Int($0) }
    case 206 where header("Content-Range")?.hasPrefix("bytes \(start)-") == true:
      received = start
      response.resumedFrom = start
      response.total = header("Content-Range")?.split(separator: "/").last.flatMap { Int($0) }
    case 416:
      try? FileManager.default.removeItem(atPath: partial)
      try? FileManager.default.removeItem(atPath: tagFile)
      failure = ReleaseError(.download, "\(url): the part that was here no longer fits.", fix: "Run the command again.")
      return false
    default:
      failure = ReleaseError(.download, "\(url): the server answered \(http.statusCode).")
      return false
    }
    response.lastModified = header("Last-Modified")
    response.sha256 = header("Repr-Digest").flatMap(Self.sha256(fromDigestField:))
    return openFile(tag: header("ETag") ?? response.lastModified)
  }

  private func openFile(tag: String?) -> Bool {
    if received == 0 { _ = FileManager.default.createFile(atPath: partial, contents: nil) }
    guard let file = FileHandle(forWritingAtPath: partial) else {
      failure = ReleaseError(.download, "\(partial): cannot be written.", fix: "Check the space and your rights there.")
      return false
    }
    _ = try? file.seekToEnd()
    self.file = file
    if let tag, !tag.hasPrefix("W/") { try? Data(tag.utf8).write(to: URL(fileURLWithPath: tagFile)) }
    return true
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    do {
      try file?.write(contentsOf: data)
      received += data.count
      progress(received, response.total)
    } catch {
      failure = ReleaseError(.download, "\(partial): cannot be written.", fix: "Is the disk full?")
      dataTask.cancel()
    }
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    try? file?.close()
    if let failure {
      continuation?.resume(throwing: failure)
    } else if let error {
      continuation?.resume(throwing: Self.translate(error, url: url, received: received))
    } else {
      continuation?.resume(returning: response)
    }
    continuation = nil
  }

  private static func translate(_ error: any Error, url: String, received: Int) -> ReleaseError {
    switch (error as? URLError)?.code {
    case .cannotFindHost, .dnsLookupFailed, .notConnectedToInternet, .cannotConnectToHost:
      return ReleaseError(
        .offline, "\(url): cannot be reached.",
        fix:
          "Is this machine online, and is a proxy needed (https_proxy)? Files fetched elsewhere can be imported instead."
      )
    case .timedOut:
      return ReleaseError(.offline, "\(url): no answer in time.", fix: "Run the command again: it goes on from there.")
    default:
      return ReleaseError(
        .download, "\(url): the transfer broke off after \(received) bytes.",
        fix: "Run the same command again: it goes on from there.")
    }
  }

  /// The SHA-256 of a `Repr-Digest: sha-256=:BASE64:` field, in hexadecimal.
  private static func sha256(fromDigestField field: String) -> String? {
    guard let range = field.range(of: "sha-256=:") else { return nil }
    let base64 = field[range.upperBound...].prefix { $0 != ":" }
    guard let data = Data(base64Encoded: String(base64)), data.count == 32 else { return nil }
    return Digest.hexadecimal(data)
  }
}
