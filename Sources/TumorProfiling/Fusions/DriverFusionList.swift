package import OncologyCore

/// Names of fusions that drive tumours, as a knowledge release gives them.
///
/// `EML4::ALK` is one fusion; `v::ALK` and `?::ALK` any with that 3′ gene; `FGFR3::v` any with that 5′ gene.
package struct DriverFusionList: Sendable {
  private var names: Set<String> = []
  private var threePrime: Set<String> = []
  private var fivePrime: Set<String> = []

  package init(_ entries: [String] = []) {
    for entry in entries {
      let parts = entry.split(separator: ":", omittingEmptySubsequences: true).map { Substring($0).trimmingSpaces }
      guard parts.count == 2 else { continue }
      switch (Self.isAny(parts[0]), Self.isAny(parts[1])) {
      case (false, false): names.insert("\(parts[0])::\(parts[1])")
      case (true, false): threePrime.insert(String(parts[1]))
      case (false, true): fivePrime.insert(String(parts[0]))
      case (true, true): continue
      }
    }
  }

  private static func isAny(_ text: Substring) -> Bool { text == "v" || text == "?" }

  package var isEmpty: Bool { names.isEmpty && threePrime.isEmpty && fivePrime.isEmpty }

  package func contains(_ call: FusionCall) -> Bool { contains(call.fivePrimeGene, call.threePrimeGene) }

  /// The call's partners in the other order are a driver, and in this order they are none.
  package func isReciprocalOfDriver(_ call: FusionCall) -> Bool {
    !contains(call) && contains(call.threePrimeGene, call.fivePrimeGene)
  }

  private func contains(_ five: String, _ three: String) -> Bool {
    names.contains("\(five)::\(three)") || threePrime.contains(three) || fivePrime.contains(five)
  }
}
