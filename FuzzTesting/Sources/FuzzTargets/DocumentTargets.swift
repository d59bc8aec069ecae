import CaseInterpretation
import ClinicalRecords
import OncologyCore

/// JSON that people write by hand, and JSON itself.
enum DocumentTargets {
  static func manifest(_ bytes: [UInt8], _ judge: inout Judge) throws {
    let file = InputFile(bytes)
    let manifest = try CaseManifest.read(path: file.path)
    let options = manifest.options
    for number in [options.purity, options.ploidy, options.callableMegabases] {
      judge.expect(number?.isFinite ?? true, "numbers are finite")
    }
    judge.expect((0...1).contains(options.purity ?? 1), "purity is within 0…1")
  }

  static func record(_ bytes: [UInt8], _ judge: inout Judge) throws {
    let contents = try PatientRecordFile.parse(bytes, file: "patient.json")
    judge.expectDocument(contents.record, "a record")
    judge.expectDocument(contents.diagnostics, "diagnostics")
    for state in contents.record.biomarkers ?? [] {
      judge.expect(BiomarkerVocabulary.states.contains(state.state), "states are of the vocabulary: \(state.state)")
    }
  }

  /// What was read is written, read again, and is the same; so are the bytes of a second writing.
  static func json(_ bytes: [UInt8], _ judge: inout Judge) throws {
    let node = try JSONReader.read(bytes, file: "any.json")
    let document = WrittenNode(node: node, judge: &judge)
    let first = try written(document, &judge)
    let again = try JSONReader.read(first, file: "written.json")
    let second = try written(WrittenNode(node: again, judge: &judge), &judge)
    judge.expect(first == second, "what was written reads back the same")
    judge.expect(WrittenNode(node: again, judge: &judge) == document, "no value changes on its way")
  }

  private static func written(_ document: WrittenNode, _ judge: inout Judge) throws -> [UInt8] {
    do { return try CanonicalJSON.encode(value: document) } catch {
      judge.expect(false, "finite values can be written: \(error)")
      return Array("null".utf8)
    }
  }
}

/// A value of JSON, to be written again. Numbers that no double holds are left out: nothing that Sextant writes has them.
private indirect enum WrittenNode: Encodable, Equatable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([WrittenNode])
  case object([String: WrittenNode])

  init(node: JSONNode, judge: inout Judge) {
    judge.expect(node.line >= 1 && !node.kind.isEmpty, "a value has its line")
    switch node.value {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .number(let text): self = Self.number(text, &judge)
    case .string(let text): self = .string(text)
    case .array(let elements): self = .array(elements.map { WrittenNode(node: $0, judge: &judge) })
    case .object(let members):
      var values: [String: WrittenNode] = [:]
      for member in members {
        judge.expect(values[member.name] == nil, "a member stands once")
        values[member.name] = WrittenNode(node: member.node, judge: &judge)
      }
      self = .object(values)
    }
  }

  private static func number(_ text: String, _ judge: inout Judge) -> WrittenNode {
    if let whole = Int(text), text != "-0" { return .integer(whole) }
    guard let value = Double(text) else {
      judge.expect(false, "a JSON number is a number: \(text)")
      return .null
    }
    return value.isFinite ? .number(value) : .null
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let values): try container.encode(values)
    case .object(let values): try container.encode(values)
    }
  }

  /// `1e3` is written `1000`, which reads as a whole number: numbers are compared by their value.
  static func == (left: WrittenNode, right: WrittenNode) -> Bool {
    switch (left, right) {
    case (.null, .null): return true
    case (.bool(let left), .bool(let right)): return left == right
    case (.integer(let left), .integer(let right)): return left == right
    case (.number(let left), .number(let right)): return left == right
    case (.integer(let whole), .number(let number)), (.number(let number), .integer(let whole)):
      return Double(whole) == number
    case (.string(let left), .string(let right)): return Array(left.utf8) == Array(right.utf8)
    case (.array(let left), .array(let right)): return left == right
    case (.object(let left), .object(let right)): return left == right
    default: return false
    }
  }
}
