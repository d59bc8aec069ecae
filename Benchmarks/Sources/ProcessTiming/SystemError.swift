#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A call of the operating system that failed: what was tried, on what, and the system's reason.
package struct SystemError: Error, CustomStringConvertible {
  package let action: String
  package let number: Int32

  package init(_ action: String, number: Int32) {
    self.action = action
    self.number = number
  }

  package var description: String { "\(action): \(String(cString: strerror(number)))" }
}
