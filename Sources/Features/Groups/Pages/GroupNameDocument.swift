internal import FeatureRules
internal import Web

/// Another name for a group.
struct GroupNameDocument: APIDocument {
    var name: String

    static var notes: [String: String] { ["name": "1 to \(GroupName.limit) characters."] }
}
