package import OncologyCore

// What stands in a report by the hundred, member by member as it is declared.

extension Fact: JSONRecord {
  package func writeMembers(to object: inout JSONObject) {
    object.member("label", label)
    object.member("value", value)
    object.member("isMissing", isMissing)
  }
}

extension Report.TierMark: JSONRecord {
  package func writeMembers(to object: inout JSONObject) {
    object.member("tier", tier)
    object.member("level", level)
  }
}

extension Report.FindingReference: JSONRecord {
  package func writeMembers(to object: inout JSONObject) {
    object.member("id", id.text)
    object.member("label", label)
  }
}

extension Report.EvidenceReference: JSONRecord {
  package func writeMembers(to object: inout JSONObject) {
    object.member("key", key)
    object.member("label", label)
    object.member("finding", finding.text)
  }
}

extension Report.EvidenceItem.Link: JSONRecord {
  package func writeMembers(to object: inout JSONObject) {
    object.member("text", text)
    object.member("url", url)
  }
}

extension Report.EvidenceGroup: JSONRecord {
  package func writeMembers(to object: inout JSONObject) throws {
    object.member("kind", kind)
    object.member("title", title)
    object.member("isMain", isMain)
    try object.member("items", items)
  }
}

extension Report.EvidenceItem: JSONRecord {
  package func writeMembers(to object: inout JSONObject) throws {
    object.member("key", key)
    object.member("label", label)
    object.member("finding", finding.text)
    try object.member("findings", findings)
    object.member("pattern", pattern)
    try object.member("tier", tier)
    object.member("escat", escat)
    try object.member("escatCitation", escatCitation)
    object.member("direction", direction)
    object.member("significance", significance)
    object.member("claim", claim)
    object.member("disease", disease)
    object.member("relation", relation)
    object.member("relationText", relationText)
    object.member("sourceLevel", sourceLevel)
    object.member("rating", rating)
    object.member("origin", origin)
    try object.member("states", states)
    object.member("isFlagged", isFlagged)
    try object.member("link", link)
    try object.member("citations", citations)
    try object.member("trials", trials)
    object.member("reviewed", reviewed)
    try object.member("approval", approval)
    try object.member("joined", joined)
    try object.member("reasons", reasons)
  }
}

extension NearMissGroup.Item: JSONRecord {
  package func writeMembers(to object: inout JSONObject) throws {
    try object.member("link", link)
    object.member("sourceLevel", sourceLevel)
    object.member("subject", subject)
  }
}

extension NearMissGroup.Row: JSONRecord {
  package func writeMembers(to object: inout JSONObject) throws {
    object.member("pattern", pattern)
    object.member("reason", reason)
    try object.member("items", items)
  }
}

extension NearMissGroup: JSONRecord {
  package func writeMembers(to object: inout JSONObject) throws {
    try object.member("findings", findings)
    object.member("count", count)
    try object.member("rows", rows)
  }
}

extension OtherVariantRow: JSONRecord {
  package func writeMembers(to object: inout JSONObject) {
    object.member("id", id.text)
    object.member("gene", gene)
    object.member("change", change)
    object.member("consequence", consequence)
    object.member("alleleFraction", alleleFraction)
    object.member("points", points)
  }
}
