internal import Journal

/// Customers and groups that go to another member.
public enum WeComTransfers {
    /// Gives customers of a member to another one; after 24 h without refusal it is done. Checkable: `results` lists them.
    ///
    /// - Parameters:
    ///   - externalUserIDs: at most 100.
    ///   - hasLeft: the member left the corp.
    ///   - message: told to the customers, at most 200 characters; only of members who did not leave.
    public static func customers(
        _ externalUserIDs: [String], from handover: String, to takeover: String, hasLeft: Bool = false, message: String? = nil
    ) -> WeComCall<WeComTransferAnswer> {
        struct Body: Encodable {
            let handover_userid: String
            let takeover_userid: String
            let external_userid: [String]
            let transfer_success_msg: String?
        }
        let body = Body(
            handover_userid: handover, takeover_userid: takeover, external_userid: externalUserIDs, transfer_success_msg: hasLeft ? nil : message)
        return .post("externalcontact/\(hasLeft ? "resigned/" : "")transfer_customer", .checkable, body)
    }

    /// A page of what came of it. Keyed: it only reads.
    public static func results(
        from handover: String, to takeover: String, hasLeft: Bool = false, cursor: String = ""
    ) -> WeComCall<WeComTransferResults> {
        let body = ["handover_userid": handover, "takeover_userid": takeover, "cursor": cursor]
        return .post("externalcontact/\(hasLeft ? "resigned/" : "")transfer_result", .keyed, body)
    }

    /// A page of the customers of members who left. Keyed: it only reads.
    public static func unassigned(cursor: String = "") -> WeComCall<WeComUnassigned> {
        struct Body: Encodable {
            let cursor: String
            let page_size = 1000
        }
        return .post("externalcontact/get_unassigned_list", .keyed, Body(cursor: cursor))
    }

    /// Gives groups another owner ([D:95703]). Checkable: `WeComGroups.get` tells the owner.
    ///
    /// - Parameters:
    ///   - chatIDs: at most 100.
    ///   - hasLeft: the owners left the corp; of others each group may go over twice in 90 days.
    public static func groups(_ chatIDs: [String], to owner: String, hasLeft: Bool) -> WeComCall<WeComGroupTransferAnswer> {
        struct Body: Encodable {
            let chat_id_list: [String]
            let new_owner: String
        }
        let body = Body(chat_id_list: chatIDs, new_owner: owner)
        return .post("externalcontact/groupchat/\(hasLeft ? "transfer" : "onjob_transfer")", .checkable, body)
    }
}
