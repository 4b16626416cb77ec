internal import FeatureStores
internal import Kernel
internal import Web

/// An act in the API.
struct AuditEntryDocument: APIDocument {
    enum Doer: String, Codable, CaseIterable {
        case staff, token
        case commandLine = "command_line"
        case system
    }

    static var schemaName: String { "AuditEntry" }

    var id: AuditID
    var at: Instant
    var kind: String
    var by: Doer
    var byId: String?
    var byName: String?
    var group: GroupID?
    var member: MemberID?
    var other: MemberID?
    var subject: String?
    var name: String?
    var role: String?

    static var notes: [String: String] {
        [
            "kind": "What was done: an event such as group.renamed or member.merged, or an act such as staff.added or token.created.",
            "by_id": "Of the person or the token.", "by_name": "Missing for those who are gone.",
            "other": "Into whom `member` was merged, or out of whom it was taken.",
            "subject": "The id of what `kind` speaks of: of the import, the person, the token, the sample.",
            "name": "The name of the subject then, or what something was changed to.", "role": "The role that was given.",
        ]
    }

    init(_ entry: AuditEntry, name byName: String?) {
        id = entry.id
        at = entry.at
        kind = entry.kind
        self.byName = byName
        switch entry.cause {
        case .staff(let staff): (by, byId) = (.staff, staff.description)
        case .token(let token): (by, byId) = (.token, token.description)
        case .commandLine: by = .commandLine
        case .imported, .bridge, .system: by = .system
        }
        group = entry.group
        member = entry.member
        other = entry.other
        subject = entry.subject.map { "\($0)" }
        name = entry.name
        role = entry.role
    }
}
