import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A web server on 127.0.0.1 that gives one prepared answer a connection and keeps the requests, for download tests.
///
/// Bounded: it serves as many connections as it has answers, then closes. Sendable because `seen` is guarded by the lock.
public final class LoopbackServer: @unchecked Sendable {
  private let socketHandle: Int32
  public let port: UInt16
  private let lock = NSLock()
  private var seen: [String] = []

  public init(answers: [[UInt8]]) throws {
    #if canImport(Glibc)
      socketHandle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      socketHandle = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let handle = socketHandle
    let bound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(handle, $0, length) }
    }
    guard bound == 0, listen(handle, 4) == 0 else { throw POSIXError(.EADDRINUSE) }
    _ = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(handle, $0, &length) }
    }
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in serve(answers) }
  }

  public var requests: [String] { lock.withLock { seen } }

  private func serve(_ answers: [[UInt8]]) {
    for answer in answers {
      let connection = accept(socketHandle, nil, nil)
      guard connection >= 0 else { break }
      var buffer = [UInt8](repeating: 0, count: 8192)
      let count = recv(connection, &buffer, buffer.count, 0)
      lock.withLock { seen.append(String(decoding: buffer[0..<max(0, count)], as: UTF8.self)) }
      var sent = 0
      while sent < answer.count {
        let step = answer[sent...].withUnsafeBytes { send(connection, $0.baseAddress, $0.count, sendFlags) }
        guard step > 0 else { break }
        sent += step
      }
      close(connection)
    }
    close(socketHandle)
  }

  public static func answer(_ status: String, _ headers: [String: String], _ body: [UInt8]) -> [UInt8] {
    let lines = ["HTTP/1.1 \(status)", "Connection: close"] + headers.map { "\($0): \($1)" }.sorted()
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
  }
}

#if canImport(Glibc)
  private let sendFlags = Int32(MSG_NOSIGNAL)
#else
  private let sendFlags: Int32 = 0
#endif
