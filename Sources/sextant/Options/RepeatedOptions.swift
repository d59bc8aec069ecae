import ArgumentParser

/// An option that is given twice: the parser would take the last in silence, and the first was meant too.
enum RepeatedOptions {
  /// Options that may be given several times.
  private static let repeatable: Set = ["--manifest"]
  private static let longNames = ["-o": "--output", "-h": "--help"]

  static func refuse(_ arguments: [String]) throws {
    var seen: Set<String> = []
    for argument in arguments.prefix(while: { $0 != "--" }) {
      let name = String(argument.prefix { $0 != "=" })
      guard let option = longNames[name] ?? (name.hasPrefix("--") ? name : nil) else { continue }
      guard seen.insert(option).inserted || repeatable.contains(option) else {
        throw ValidationError("\(option) is given twice: give it once.")
      }
    }
  }
}
