/// What others set as limits, and when it was read. They change.
public struct ChannelPolicy: Sendable, Hashable {
    public let value: Int
    /// Of what.
    public let unit: String
    public let source: String
    public let since: String

    private init(_ value: Int, _ unit: String, _ source: String, since: String) {
        self.value = value
        self.unit = unit
        self.source = source
        self.since = since
    }

    public static let staff = Self(100, "members of the corp that take turns at one contact way", "D:92228", since: "2025")
    public static let state = Self(30, "characters of what comes back with everybody who used a contact way", "D:92228", since: "2025")
    public static let wayRemark = Self(30, "characters of what the corp notes of a contact way", "D:92228", since: "2025")
    public static let remark = Self(20, "characters of what a member notes as the name of a customer", "D:92115", since: "2025")
}
