internal import FeatureStores
internal import Kernel
internal import Web

/// Somebody on the blacklist, in the API.
struct BlacklistDocument: APIDocument {
    var id: MemberID
    var member: MemberID
    var name: String
    var reason: String
    var addedAt: Instant
    var by: String

    static var schemaName: String { "BlacklistEntry" }
    static var notes: [String: String] {
        [
            "id": "As whom they were put there; it stays.", "member": "The member shown for them: another one if they were merged into it.",
            "name": "The name the member bore last.", "by": "Who put them there, such as staff:123 or token:45.",
        ]
    }

    init(_ entry: BlacklistEntry, name: String?) {
        id = entry.id
        member = entry.member
        self.name = name ?? ""
        reason = entry.reason
        addedAt = entry.at
        by = entry.by
    }
}

/// Why somebody is put there.
struct BlacklistReasonDocument: APIDocument {
    var reason: String

    static var notes: [String: String] { ["reason": "1 to 200 characters."] }
}
