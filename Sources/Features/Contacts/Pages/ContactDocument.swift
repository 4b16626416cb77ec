internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// A contact of a connected company in the API.
struct ContactDocument: APIDocument {
    enum Kind: String, Codable, CaseIterable {
        case wechat, wecom
    }

    enum Status: String, Codable, CaseIterable {
        case ok
        case deletedByStaff = "deleted_by_staff"
        case deletedUs = "deleted_us"
        case transferred, gone

        init(_ loss: ContactLoss?) {
            switch loss {
            case nil: self = .ok
            case .byStaff: self = .deletedByStaff
            case .byContact: self = .deletedUs
            case .transferred: self = .transferred
            case .gone: self = .gone
            }
        }
    }

    struct Tag: APIDocument {
        var id: String
        var name: String

        static var schemaName: String { "ContactTag" }
    }

    /// Who of the company has them.
    struct Edge: APIDocument {
        var connection: ConnectionID
        var externalUserid: String
        var userid: String
        var staff: MemberID?
        var status: Status
        var since: Instant?
        var lostAt: Instant?
        var remark: String
        var addWay: Int
        var state: String
        var tags: [Tag]

        static var schemaName: String { "ContactEdge" }
        static var notes: [String: String] {
            [
                "userid": "Who of the company has them, as WeCom names them.", "staff": "The member shown for whoever has them, if known.",
                "status": "Whether they are contacts, or how that ended.", "since": "Since when; missing if only the end is known.",
                "add_way": "How they came, by WeCom's number.", "state": "Of the code they came by; empty if none.",
                "tags": "Of the company, in WeCom's order.",
            ]
        }
    }

    var id: MemberID
    var member: MemberID
    var name: String
    var kind: Kind
    var unionid: String?
    var company: String?
    var edges: [Edge]

    static var notes: [String: String] {
        [
            "id": "As whom they were recorded; it stays.", "member": "The member shown for them: another one if they were merged into it.",
            "kind": "Whether they come from WeChat or from another company's WeCom.", "company": "Of whoever comes from WeCom.",
            "edges": "Who of the company has them, or had them, the latest first.",
        ]
    }

    init(_ person: ContactPerson) {
        id = person.id
        member = person.member
        name = person.name
        kind = person.isOfCompany ? .wecom : .wechat
        unionid = person.unionID.isEmpty ? nil : person.unionID
        company = person.company.isEmpty ? nil : person.company
        edges = person.edges.map { edge in
            Edge(
                connection: edge.connection, externalUserid: edge.key.contact, userid: edge.key.staff, staff: edge.staff,
                status: Status(edge.loss), since: edge.since, lostAt: edge.lost, remark: edge.remark, addWay: edge.addWay, state: edge.state,
                tags: edge.tags.map { Tag(id: $0.id, name: $0.name) })
        }
    }
}
