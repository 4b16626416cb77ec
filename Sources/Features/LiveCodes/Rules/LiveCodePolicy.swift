internal import Kernel

/// What others set as limits, and when it was read. They change.
public struct LiveCodePolicy: Sendable, Hashable {
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

    /// No official page says so.
    public static let personalSeats = Self(200, "members until a group of WeChat takes nobody by its QR code", "communities", since: "2025")
    /// A vendor's page of help; older texts say 200.
    public static let companySeats = Self(500, "members of a group that a member of a corp opened", "D:92229, vendors", since: "2025")
    /// No official page says so.
    public static let personalDays = Self(7, "days until the QR code of a group of WeChat expires", "communities", since: "2025")
    public static let joinWayChats = Self(5, "groups of a join way", "D:99547", since: "2026-01-05")
    public static let joinWayBaseName = Self(40, "characters of the name of groups that a join way opens", "D:99547", since: "2026-01-05")
}
