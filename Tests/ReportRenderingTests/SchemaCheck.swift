import Foundation

/// Checks JSON against a JSON Schema as far as ours go: `type`, `properties`, `required`, `additionalProperties`,
/// `items`, `enum`, `const`, `pattern`, `minLength` and `$ref` into `$defs`. Any other word is an error of the schema.
struct SchemaCheck {
  private let root: [String: Any]
  private static let annotations: Set<String> = ["$schema", "$id", "$defs", "title", "description"]

  init(schema: Data) throws {
    root = try JSONSerialization.jsonObject(with: schema) as? [String: Any] ?? [:]
  }

  /// What is wrong, each with its place; empty where the document follows the schema.
  func problems(of document: Data) throws -> [String] {
    check(try JSONSerialization.jsonObject(with: document, options: .fragmentsAllowed), root, at: "")
  }

  private func check(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
    var problems: [String] = []
    for (word, rule) in schema where !Self.annotations.contains(word) {
      switch word {
      case "$ref": problems += check(value, definition(rule), at: place)
      case "type": if !isOf(type: rule as? String, value) { problems.append("\(place): is not \(rule)") }
      case "const": if !same(value, rule) { problems.append("\(place): is not \(rule)") }
      case "enum":
        if !(rule as? [Any] ?? []).contains(where: { same(value, $0) }) {
          problems.append("\(place): \(value) is not one of the values")
        }
      case "pattern":
        let isMatch = (value as? String).flatMap { $0.range(of: rule as? String ?? "", options: .regularExpression) }
        if isMatch == nil { problems.append("\(place): \(value) does not match \(rule)") }
      case "minLength":
        if (value as? String)?.isEmpty == true { problems.append("\(place): is empty") }
      case "items":
        for (index, item) in (value as? [Any] ?? []).enumerated() {
          problems += check(item, rule as? [String: Any] ?? [:], at: "\(place)/\(index)")
        }
      case "required":
        let members = value as? [String: Any] ?? [:]
        for name in rule as? [String] ?? [] where members[name] == nil { problems.append("\(place): lacks \(name)") }
      case "properties", "additionalProperties": continue
      default: problems.append("\(place): the schema says \(word), which is not checked here")
      }
    }
    return problems + members(value, schema, at: place)
  }

  private func members(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
    guard let members = value as? [String: Any] else { return [] }
    let properties = schema["properties"] as? [String: Any] ?? [:]
    return members.flatMap { name, member -> [String] in
      if let known = properties[name] as? [String: Any] { return check(member, known, at: "\(place)/\(name)") }
      if schema["additionalProperties"] as? Bool == false {
        return ["\(place): has \(name), which is not of the schema"]
      }
      guard let other = schema["additionalProperties"] as? [String: Any] else { return [] }
      return check(member, other, at: "\(place)/\(name)")
    }
  }

  private func definition(_ reference: Any) -> [String: Any] {
    let name = (reference as? String ?? "").dropFirst("#/$defs/".count)
    return (root["$defs"] as? [String: Any])?[String(name)] as? [String: Any] ?? ["no such definition": name]
  }

  private func same(_ left: Any, _ right: Any) -> Bool { (left as? NSObject) == (right as? NSObject) }

  private func isOf(type: String?, _ value: Any) -> Bool {
    let number = value as? NSNumber
    let isBool = number.map { CFNumberIsBool($0) } ?? false
    switch type {
    case "object": return value is [String: Any]
    case "array": return value is [Any]
    case "string": return value is String
    case "boolean": return isBool
    case "integer": return number != nil && !isBool && number!.doubleValue == number!.doubleValue.rounded()
    case "number": return number != nil && !isBool
    default: return false
    }
  }

  private func CFNumberIsBool(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}
