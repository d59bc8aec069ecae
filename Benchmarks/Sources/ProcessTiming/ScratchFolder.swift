#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A temporary folder that is removed when the work in it is done.
package struct ScratchFolder: ~Copyable {
  package let path: String

  /// Under `TMPDIR`, else `/tmp`.
  package init() throws(SystemError) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/sextant-bench-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw SystemError("making a folder in \(parent)", number: errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? Self.remove(path) }

  package func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Makes a folder inside.
  package func folder(_ name: String) throws(SystemError) -> String {
    let place = file(name)
    guard mkdir(place, 0o755) == 0 else { throw SystemError("making \(place)", number: errno) }
    return place
  }

  /// Removes a file or folder with all that is in it; one that is not there is no error.
  package static func remove(_ path: String) throws(SystemError) {
    let run = try ProcessRun.of(Command("/bin/rm", ["-rf", "--", path]), errorsTo: "/dev/null")
    guard run.end == .exited(0) else { throw SystemError("removing \(path)", number: EIO) }
  }
}

/// The few things that are asked of files here.
package enum FileAccess {
  package static func exists(_ path: String) -> Bool { access(path, R_OK) == 0 }

  /// `nil` where there is no such file.
  package static func size(_ path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }

  package static func write(_ text: String, to path: String) throws(SystemError) {
    guard let file = fopen(path, "w") else { throw SystemError("writing \(path)", number: errno) }
    let isWritten = fputs(text, file) >= 0
    guard fclose(file) == 0, isWritten else { throw SystemError("writing \(path)", number: errno) }
  }

  /// At most the first `limit` bytes as text; empty where the file cannot be read.
  package static func beginning(of path: String, limit: Int = 2000) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      count = fread(buffer.baseAddress, 1, limit, file)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Without symbolic links; `nil` where it does not exist.
  package static func absolute(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
