/// The version that every document and report names.
package enum SoftwareVersion {
  package static let current = "0.1.0"
}
