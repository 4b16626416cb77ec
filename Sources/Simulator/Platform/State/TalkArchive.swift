/// What was said in groups, as the message archive of the company keeps it, and who let it be kept.
struct TalkArchive: Sendable {
    /// A record as it reads once it was opened.
    struct Record: Sendable {
        let seq: Int64
        let id: String
        /// JSON.
        let content: [UInt8]
    }

    /// Whether somebody outside the company agreed in a group.
    struct Agreement: Sendable {
        var isGiven: Bool
        /// Seconds since 1970.
        var changed: Int64
    }

    /// Older ones are forgotten, as the platform does after five days.
    static let most = 20_000
    /// The platform tells of news no more often ([D:95039], read 2025).
    static let bellSeconds: Int64 = 15

    private(set) var records: [Record] = []
    private var last: Int64 = 0
    /// By group, then by person.
    var agreements: [String: [String: Agreement]] = [:]
    /// When the platform last told that there is something new.
    var told: Int64?

    /// Adds what `content` says of a record with that id.
    mutating func add(_ content: (_ id: String) -> [UInt8], at: Int64) {
        last += 1
        let id = "\(last)_\(at)_external"
        records.append(Record(seq: last, id: id, content: content(id)))
        if records.count > Self.most { records.removeFirst(Self.most / 2) }
    }
}
