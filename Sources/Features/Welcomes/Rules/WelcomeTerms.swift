/// When a welcome holds: by which channels somebody came, at what time, to whom of the company. All of it has to be so.
public struct WelcomeTerms: Sendable, Hashable, Codable {
    /// `state` of the codes by which somebody came; empty is any.
    public let states: [String]
    /// userids; empty is anybody.
    public let staff: [String]
    public let hours: WelcomeHours

    public static let mostStates = 50
    public static let mostStaff = 100
    /// Characters ([D:92228]).
    public static let stateLength = 30

    public static let always = WelcomeTerms(checked: [], [], .always)

    private init(checked states: [String], _ staff: [String], _ hours: WelcomeHours) {
        self.states = states
        self.staff = staff
        self.hours = hours
    }

    /// Empty words and those that came before are left out.
    ///
    /// - Throws: `.tooManyStates`, `.stateTooLong`, `.tooManyStaff`.
    public init(states: [String], staff: [String], hours: WelcomeHours) throws(WelcomeRefusal) {
        let states = Self.distinct(states), staff = Self.distinct(staff)
        guard states.count <= Self.mostStates else { throw .tooManyStates }
        guard states.allSatisfy({ $0.count <= Self.stateLength && $0.utf8.count <= 128 }) else { throw .stateTooLong }
        guard staff.count <= Self.mostStaff, staff.allSatisfy({ $0.utf8.count <= 64 }) else { throw .tooManyStaff }
        self.init(checked: states, staff, hours)
    }

    public var isAlways: Bool { states.isEmpty && staff.isEmpty && hours.isAlways }

    /// - Parameters:
    ///   - weekday: 1 Monday to 7 Sunday, where the workspace is.
    ///   - minute: of its day.
    public func hold(state: String, staff userID: String, weekday: Int, minute: Int) -> Bool {
        (states.isEmpty || states.contains(state)) && (staff.isEmpty || staff.contains(userID)) && hours.hold(weekday: weekday, minute: minute)
    }

    private static func distinct(_ words: [String]) -> [String] {
        var seen = Set<String>()
        return words.map(PlainLine.of).filter { !$0.isEmpty && seen.insert($0).inserted }
    }
}
