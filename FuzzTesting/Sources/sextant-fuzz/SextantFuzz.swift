import CLibFuzzer
import FuzzTargets

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Runs libFuzzer on one target: `sextant-fuzz --target=NAME [libFuzzer's options and folders]`; with `--explain`, says
/// what becomes of the inputs that are named instead.
///
/// libFuzzer is called as a library: SwiftPM wants a `main` of its own. It passes over options with two hyphens.
@main
enum SextantFuzz {
  fileprivate static let target = CommandLine.arguments.lazy
    .filter { $0.hasPrefix("--target=") }.compactMap { FuzzTarget(rawValue: String($0.dropFirst(9))) }.first

  static func main() {
    guard let target else {
      print("Name a target: --target=NAME, one of \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")).")
      exit(2)
    }
    if CommandLine.arguments.contains("--explain") { explain(target) }
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(LLVMFuzzerRunDriver(&count, &arguments, testOneInput))
  }

  private static func explain(_ target: FuzzTarget) -> Never {
    for path in CommandLine.arguments.dropFirst() where !path.hasPrefix("--") {
      guard let bytes = bytes(of: path) else {
        print("\(path): cannot be read")
        exit(2)
      }
      switch target.outcome(on: bytes) {
      case .accepted: print("\(path): accepted")
      case .refused(let reason): print("\(path): refused: \(reason)")
      case .broken(let promises): print("\(path): PROMISES BROKEN: \(promises.joined(separator: "; "))")
      }
    }
    // Not `exit`: AddressSanitizer would list what Swift keeps for ever as lost.
    fflush(nil)
    _exit(0)
  }

  private static func bytes(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while true {
      let byte = getc(file)
      if byte < 0 { return ferror(file) == 0 ? bytes : nil }
      bytes.append(UInt8(byte))
    }
  }
}

/// What libFuzzer calls with each input. A promise that was not kept ends the process as a trap does, so that the input
/// is stored.
private func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  if let target = SextantFuzz.target, case .broken(let promises) = target.outcome(on: bytes) {
    fatalError("promises broken: \(promises.joined(separator: "; "))")
  }
  return 0
}
