#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// 2 to the power of a log2 ratio.
func exponential2(_ value: Double) -> Double { exp2(value) }
