/// Who answers in certain hours of the week.
public struct ChannelShift: Codable, Hashable, Sendable {
    public var window: ChannelWindow
    /// userids.
    public var staff: [String]

    public init(window: ChannelWindow, staff: [String]) {
        self.window = window
        self.staff = staff
    }
}
