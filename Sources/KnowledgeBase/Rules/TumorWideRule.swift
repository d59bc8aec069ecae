package import OncologyCore

/// Properties of the whole tumour: microsatellites from a validated test only, burden where its rule is that of the
/// threshold. What is not assessed is said, and never counts as absent.
struct TumorWideRule {
  let profile: TumorProfile

  func microsatelliteInstability(_ atom: AlterationAtom) -> AtomOutcome {
    let id = BiomarkerFinding.microsatellites(profile)
    switch profile.summary.microsatellites.status {
    case .high: return .met(id, "MSI-high")
    case .stable:
      return .notMet(
        AtomOutcome.NearMiss(.microsatellitesStable, ["asked": atom.text], findings: [id], isAlwaysListed: true))
    case .notAssessed: return .notAssessed(.needsMicrosatelliteTest, ["asked": atom.text], [], always: true)
    }
  }

  func burden(_ state: AlterationKind.BurdenState, _ atom: AlterationAtom) -> AtomOutcome {
    let id = BiomarkerFinding.burden(profile)
    guard state == .high else {
      return .notAssessed(state == .low ? .needsDefinition : .needsBloodBurden, ["asked": atom.text], [], always: true)
    }
    switch profile.summary.burden.isHigh {
    case true?: return .met(id, "TMB-high")
    case false?:
      return .notMet(
        AtomOutcome.NearMiss(.burdenNotHigh, ["asked": atom.text], findings: [id], isAlwaysListed: true))
    case nil: return .notAssessed(.needsBurden, ["asked": atom.text], [], always: true)
    }
  }
}

/// The names of findings that are not of one gene.
package enum BiomarkerFinding {
  package static func microsatellites(_ profile: TumorProfile) -> FindingID {
    .biomarker("MSI", specimen: profile.summary.specimen)
  }
  package static func burden(_ profile: TumorProfile) -> FindingID {
    .biomarker("TMB", specimen: profile.summary.specimen)
  }
}
