/// Why a line that came over a bridge was not taken. The raw value is what the sender reads (docs/reference/bridge.md) and never
/// changes its meaning.
public enum BridgeProblem: String, Error, Sendable, CaseIterable, Codable {
    case notText = "not-text"
    case notJSON = "not-json"
    case notAnObject = "not-an-object"
    case tooDeep = "too-deep"
    case tooLong = "too-long"
    case badField = "bad-field"
    case missingID = "missing-id"
    case missingType = "missing-type"
    case unknownType = "unknown-type"
    case missingGroup = "missing-group"
    case missingMember = "missing-member"
    case missingName = "missing-name"
    case missingTime = "missing-time"
    case badTime = "bad-time"
    case timeOutOfRange = "time-out-of-range"
    case unknownWay = "unknown-way"
}
