internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// Somebody who is or was in a customer group, in the API.
struct GuestDocument: APIDocument {
    enum Way: String, Codable, CaseIterable {
        case invited, link, code, unknown

        init(_ way: JoinWay) {
            switch way {
            case .invited: self = .invited
            case .link: self = .link
            case .code: self = .code
            case .unknown: self = .unknown
            }
        }
    }

    enum Exit: String, Codable, CaseIterable {
        case left, removed, unknown
    }

    var id: MemberID
    var member: MemberID
    var name: String
    var key: String
    var isStaff: Bool
    var joinedAt: Instant
    var way: Way
    var inviter: String?
    var state: String?
    var leftAt: Instant?
    var exit: Exit?

    static var schemaName: String { "Guest" }
    static var notes: [String: String] {
        [
            "id": "As whom they were recorded; it stays.", "member": "The member shown for them: another one if they were merged into it.",
            "name": "The name the member bore last; empty if nobody knows it.",
            "key": "userid of somebody of the company, external_userid of anybody else.", "joined_at": "The last time they came.",
            "inviter": "userid of whoever of the company invited them.", "state": "Of the code they came by.",
            "left_at": "Missing while they are there.", "exit": "Of who left: by themselves, removed, or nobody told how.",
        ]
    }

    init(_ guest: GroupGuestEntry, name: String?) {
        id = guest.id
        member = guest.member
        self.name = name ?? ""
        key = guest.key
        isStaff = guest.isStaff
        joinedAt = guest.joined
        way = Way(guest.way)
        inviter = guest.inviter.isEmpty ? nil : guest.inviter
        state = guest.state.isEmpty ? nil : guest.state
        leftAt = guest.left
        exit = guest.left == nil ? nil : guest.isRemoved.map { $0 ? .removed : .left } ?? .unknown
    }
}
