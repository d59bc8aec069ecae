import OncologyCore

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The bytes of a record's file. A folder, a file that may not be read, an empty one and one that is far too large for a
/// record are refused.
enum RecordBytes {
  private static let largest = 16 << 20

  static func read(_ path: String) throws(InputError) -> [UInt8] {
    let place = SourceLocation(file: path)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw InputError(.unreadable, problem(errno), at: place)
    }
    defer { close(descriptor) }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw InputError(.notAFile, "this is a folder, and a file is expected.", at: place)
    }
    let bytes = try read(descriptor, place)
    if bytes.isEmpty { throw InputError(.empty, "the file is empty.", at: place) }
    return bytes
  }

  private static func problem(_ number: Int32) -> String {
    switch number {
    case ENOENT, ENOTDIR: return "the file does not exist."
    case EACCES, EPERM: return "the file may not be read: permission is denied."
    default: return "the file cannot be opened: \(String(cString: strerror(number)))."
    }
  }

  private static func read(_ descriptor: Int32, _ place: SourceLocation) throws(InputError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { systemRead(descriptor, $0) }
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw InputError(.unreadable, "the file cannot be read: \(String(cString: strerror(errno))).", at: place)
      }
      bytes.append(contentsOf: buffer[0..<count])
      if bytes.count > largest {
        throw InputError(.tooLarge, "the file is larger than \(largest >> 20) MiB, too large for a record.", at: place)
      }
    }
  }

  private static func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    #if canImport(Darwin)
      unsafe Darwin.read(descriptor, buffer.baseAddress, buffer.count)
    #else
      unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }
}
