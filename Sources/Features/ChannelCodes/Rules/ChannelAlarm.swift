/// What somebody should see to. The raw value is the last part of its text key; the most urgent first.
public enum ChannelAlarm: String, Sendable, CaseIterable {
    /// Its company is not connected any more: what it shows stays as it is.
    case disconnected
    /// The same before it was made: it leads nowhere.
    case abandoned
    /// The platform did not make the code, or nobody knows whether it did.
    case unmade
    /// The platform goes on showing somebody else.
    case unshown
    /// All are away or have had enough.
    case nobody
    /// The code is over, and people come by it yet.
    case expired
    /// Within two days.
    case expiresSoon = "expires-soon"
    case backup

    public var isUrgent: Bool { [.disconnected, .abandoned, .unmade, .unshown, .nobody].contains(self) }
}
