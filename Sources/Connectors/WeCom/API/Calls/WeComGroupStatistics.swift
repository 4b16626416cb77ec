internal import Journal
public import Kernel

/// The platform's own figures about groups ([D:92133]): for days from 180 days ago to yesterday, at most 30 of them at a time. Days are
/// those of Beijing.
public enum WeComGroupStatistics {
    /// A page of owners with figures over all their groups, most new groups first. Keyed: it only reads.
    ///
    /// - Parameters:
    ///   - owners: at most 100.
    ///   - begin, end: any time of the first and of the last day.
    public static func byOwner(owners: [String], from begin: Instant, to end: Instant, cursor: String = "") -> WeComCall<Page> {
        // The platform counts the lines it has shown; as a cursor that is a number.
        .post("externalcontact/groupchat/statistic", .keyed, Body(owners, begin, end, offset: max(0, Int(cursor) ?? 0), limit: 1000))
    }

    /// The same figures over all groups of the owners, day by day. Keyed: it only reads.
    public static func byDay(owners: [String], from begin: Instant, to end: Instant) -> WeComCall<Days> {
        .post("externalcontact/groupchat/statistic_group_by_day", .keyed, Body(owners, begin, end, offset: nil, limit: nil))
    }

    private struct Body: Encodable {
        struct Owners: Encodable { let userid_list: [String] }
        let day_begin_time: Int64
        let day_end_time: Int64
        let owner_filter: Owners
        let offset: Int?
        let limit: Int?

        init(_ owners: [String], _ begin: Instant, _ end: Instant, offset: Int?, limit: Int?) {
            day_begin_time = begin.unixSeconds
            day_end_time = end.unixSeconds
            owner_filter = Owners(userid_list: owners)
            self.offset = offset
            self.limit = limit
        }
    }

    public struct Page: Decodable, Hashable, WeComPage {
        public let owners: [Owner]
        public let nextCursor: String

        public init(from decoder: any Decoder) throws {
            let fields = try Fields(decoder)
            owners = try fields.list("items")
            let next = try fields.number("next_offset"), total = try fields.number("total")
            nextCursor = next > 0 && next < total ? "\(next)" : ""
        }
    }

    public struct Owner: Decodable, Hashable, Sendable {
        public let userID: String
        public let figures: WeComGroupFigures

        public init(from decoder: any Decoder) throws {
            let fields = try Fields(decoder)
            userID = try fields.one("owner")
            figures = try fields.one("data")
        }
    }

    public struct Days: Decodable, Hashable, Sendable {
        public let days: [Day]
        public init(from decoder: any Decoder) throws { days = try Fields(decoder).list("items") }
    }

    public struct Day: Decodable, Hashable, Sendable {
        /// When the day began; nil if it does not say.
        public let began: Instant?
        public let figures: WeComGroupFigures

        public init(from decoder: any Decoder) throws {
            let fields = try Fields(decoder)
            began = try fields.instant("stat_time")
            figures = try fields.one("data")
        }
    }
}
