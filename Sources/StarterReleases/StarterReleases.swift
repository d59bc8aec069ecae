internal import Foundation

/// The releases that come with Sextant, so that the main job needs no download.
package enum StarterReleases {
  /// The folder that holds them: beside the program, or in the package it was built from.
  package static var folder: String { Bundle.module.bundlePath + "/Starter" }
}
