package import OncologyCore

/// A person's reclassifications of findings, as a file holds them (`Documentation/Formats/overrides.md`).
package struct OverrideList: VersionedDocument {
  package static let schema = "sextant.overrides"
  package static let schemaVersion = SchemaVersion(1, 0)
  package var overrides: [Override]
  package init(overrides: [Override]) { self.overrides = overrides }
}
