internal import Journal
internal import Kernel

/// Customer groups.
public enum WeComGroups {
    /// A page of the groups whose owners the secret may see ([D:92120]). Keyed: it only reads.
    ///
    /// - Parameters:
    ///   - owners: at most 100; empty: all of them, if there are no more than 1,000 (else 81017). Groups of an owner who left only
    ///     come when the owner is named.
    ///   - limit: 1 to 1,000.
    public static func list(
        owners: [String] = [], status: WeComGroupStatus? = nil, cursor: String = "", limit: Int = WeComPolicy.pageSize.value
    ) -> WeComCall<WeComGroupPage> {
        struct Owners: Encodable { let userid_list: [String] }
        struct Body: Encodable {
            let status_filter: Int
            let owner_filter: Owners?
            let cursor: String
            let limit: Int
        }
        let body = Body(
            status_filter: status?.rawValue ?? 0, owner_filter: owners.isEmpty ? nil : Owners(userid_list: owners), cursor: cursor,
            limit: min(max(1, limit), WeComPolicy.pageSize.value))
        return .post("externalcontact/groupchat/list", .keyed, body)
    }

    /// A group with its members ([D:92122]). Keyed: it only reads.
    public static func get(_ chatID: String) -> WeComCall<WeComGroup> {
        struct Body: Encodable {
            let chat_id: String
            let need_name = 1
        }
        return .post("externalcontact/groupchat/get", .keyed, Body(chat_id: chatID))
    }
}
