internal import Journal

/// Tags of the corp on customers. An app changes and deletes only tags that it made ([D:92117]).
public enum WeComTags {
    /// All tags, or those named; with ids of groups the ids of tags do not count. Keyed: it only reads.
    public static func list(tagIDs: [String] = [], groupIDs: [String] = []) -> WeComCall<List> {
        .post("externalcontact/get_corp_tag_list", .keyed, Ids(tag_id: tagIDs, group_id: groupIDs))
    }

    /// Adds tags to a group. A name that is there already is refused (`tagExists`). Checkable: the list shows them by name.
    public static func add(_ tags: [WeComNewTag], to group: WeComTagTarget) -> WeComCall<Added> {
        struct Body: Encodable {
            var group_id: String?
            var group_name: String?
            var order: Int?
            let tag: [WeComNewTag]
        }
        var body = Body(tag: tags)
        switch group {
        case .existing(let id): body.group_id = id
        case .named(let name, let order): (body.group_name, body.order) = (name, order)
        }
        return .post("externalcontact/add_corp_tag", .checkable, body)
    }

    /// Renames or moves a tag or a group. Keyed: it sets values, and the same ones again.
    ///
    /// - Parameter order: 0 to 4,294,967,295; larger ones come first.
    public static func edit(_ id: String, name: String? = nil, order: Int? = nil) -> WeComCall<WeComNothing> {
        struct Body: Encodable {
            let id: String
            let name: String?
            let order: Int?
        }
        return .post("externalcontact/edit_corp_tag", .keyed, Body(id: id, name: name, order: order))
    }

    /// Deletes tags and groups; with its last tag a group goes too. Keyed: what is gone is refused (`unknownTag`), and stays gone.
    public static func delete(tagIDs: [String] = [], groupIDs: [String] = []) -> WeComCall<WeComNothing> {
        .post("externalcontact/del_corp_tag", .keyed, Ids(tag_id: tagIDs, group_id: groupIDs))
    }

    /// Puts tags on a member's customer and takes others off ([D:92118]). Keyed: a tag is there or not, however often it is put on.
    public static func mark(
        userID: String, externalUserID: String, adding: [String] = [], removing: [String] = []
    ) -> WeComCall<WeComNothing> {
        struct Body: Encodable {
            let userid: String
            let external_userid: String
            let add_tag: [String]?
            let remove_tag: [String]?
        }
        let body = Body(
            userid: userID, external_userid: externalUserID, add_tag: adding.isEmpty ? nil : adding, remove_tag: removing.isEmpty ? nil : removing)
        return .post("externalcontact/mark_tag", .keyed, body)
    }

    private struct Ids: Encodable {
        let tag_id: [String]
        let group_id: [String]
    }

    public struct List: Decodable, Hashable, Sendable {
        public let groups: [WeComTagGroup]
        public init(from decoder: any Decoder) throws { groups = try Fields(decoder).list("tag_group") }
    }

    public struct Added: Decodable, Hashable, Sendable {
        /// With the new tags only.
        public let group: WeComTagGroup
        public init(from decoder: any Decoder) throws { group = try Fields(decoder).one("tag_group") }
    }
}
