internal import Journal

/// Who is covered by the message archive; with the archive's own secret.
public enum WeComArchive {
    /// Members who have a seat ([D:91614]). Keyed: it only reads.
    public static func permitted(edition: Int? = nil) -> WeComCall<Permitted> {
        struct Body: Encodable { let type: Int? }
        return .post("msgaudit/get_permit_user_list", .keyed, Body(type: edition))
    }

    /// Whether people agreed to have their talk with members kept ([D:91782]). Keyed: it only reads.
    ///
    /// - Parameter pairs: at most 100.
    public static func singleAgreements(_ pairs: [(userID: String, externalID: String)]) -> WeComCall<WeComAgreements> {
        struct Pair: Encodable {
            let userid: String
            // The platform's spelling.
            let exteranalopenid: String
        }
        return .post("msgaudit/check_single_agree", .keyed, ["info": pairs.map { Pair(userid: $0.userID, exteranalopenid: $0.externalID) }])
    }

    /// Whether the people outside the corp in a group agreed. Keyed: it only reads.
    public static func groupAgreements(_ roomID: String) -> WeComCall<WeComAgreements> {
        .post("msgaudit/check_room_agree", .keyed, ["roomid": roomID])
    }

    public struct Permitted: Decodable, Hashable, Sendable {
        public let userIDs: [String]
        public init(from decoder: any Decoder) throws { userIDs = try Fields(decoder).texts("ids") }
    }
}
