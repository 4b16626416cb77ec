internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// One member with everything that is known: names on platforms, the part in each group, and what they talk about.
struct PersonDocument: APIDocument {
    struct Identity: APIDocument {
        var platform: String
        var key: String
        var name: String
        var member: MemberID

        static var notes: [String: String] {
            [
                "key": "What the platform calls the person.",
                "member": "The member it was recorded with: another one than this if that one was merged into this, and can be split off.",
            ]
        }
    }

    static var schemaName: String { "MemberDetails" }

    var id: MemberID
    var name: String
    var messages: Int64
    var identities: [Identity]
    var memberships: [MembershipDocument]
    var words: MemberWordsDocument

    init(_ member: MemberID, identities: [IdentityEntry], memberships: [MembershipEntry], words: MemberWordFigures) {
        id = member
        let shown = identities.first?.name ?? ""
        name = shown
        messages = memberships.reduce(0) { $0 + $1.messages }
        self.identities = identities.map { Identity(platform: $0.platform, key: $0.key, name: $0.name, member: $0.member) }
        self.memberships = memberships.map { MembershipDocument($0, name: shown) }
        self.words = MemberWordsDocument(words)
    }
}
