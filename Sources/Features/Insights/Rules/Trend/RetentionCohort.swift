/// The members of one week, and how many of them spoke later.
public struct RetentionCohort: Sendable, Hashable, Codable {
    /// The week's Monday, days since 1970-01-01.
    public var monday: Int32
    /// Members, those who never spoke too; at least 1.
    public var size: Int
    /// Index k: members who spoke in the k-th week after (0 = their own). Nil while that week is not over.
    public var classic: [Int?]
    /// Index k: members who spoke in the k-th week after or in a later one that is over. Nil while week k is not over. It can
    /// still grow: older cohorts have had more weeks to come back in.
    public var rolling: [Int?]

    public init(monday: Int32, size: Int, classic: [Int?], rolling: [Int?]) {
        self.monday = monday
        self.size = size
        self.classic = classic
        self.rolling = rolling
    }
}
