/// When a welcome holds: by which channels somebody came, at what time, to whom of the company, with which tags. All of it has to be so.
public struct WelcomeTerms: Sendable, Hashable, Codable {
    /// `state` of the codes by which somebody came; empty is any.
    public let states: [String]
    /// userids; empty is anybody.
    public let staff: [String]
    public let hours: WelcomeHours
    /// Ids of tags of the company, of which whoever came has one; empty is anybody.
    public let tags: [String]

    public static let mostStates = 50
    public static let mostStaff = 100
    public static let mostTags = 100
    /// Characters ([D:92228]).
    public static let stateLength = 30

    public static let always = WelcomeTerms(checked: [], [], .always, [])

    private init(checked states: [String], _ staff: [String], _ hours: WelcomeHours, _ tags: [String]) {
        self.states = states
        self.staff = staff
        self.hours = hours
        self.tags = tags
    }

    /// Empty words and those that came before are left out.
    ///
    /// - Throws: `.tooManyStates`, `.stateTooLong`, `.tooManyStaff`, `.tooManyTags`.
    public init(states: [String], staff: [String], hours: WelcomeHours, tags: [String] = []) throws(WelcomeRefusal) {
        let states = Self.distinct(states), staff = Self.distinct(staff), tags = Self.distinct(tags)
        guard states.count <= Self.mostStates else { throw .tooManyStates }
        guard states.allSatisfy({ $0.count <= Self.stateLength && $0.utf8.count <= 128 }) else { throw .stateTooLong }
        guard staff.count <= Self.mostStaff, staff.allSatisfy({ $0.utf8.count <= 64 }) else { throw .tooManyStaff }
        guard tags.count <= Self.mostTags, tags.allSatisfy({ $0.utf8.count <= 64 }) else { throw .tooManyTags }
        self.init(checked: states, staff, hours, tags)
    }

    /// Those that were written down before there were tags say none.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            checked: try values.decode([String].self, forKey: .states), try values.decode([String].self, forKey: .staff),
            try values.decode(WelcomeHours.self, forKey: .hours), try values.decodeIfPresent([String].self, forKey: .tags) ?? [])
    }

    public var isAlways: Bool { states.isEmpty && staff.isEmpty && hours.isAlways && tags.isEmpty }

    /// - Parameters:
    ///   - carried: ids of the tags that whoever came has.
    ///   - weekday: 1 Monday to 7 Sunday, where the workspace is.
    ///   - minute: of its day.
    public func hold(state: String, staff userID: String, tags carried: Set<String>, weekday: Int, minute: Int) -> Bool {
        (states.isEmpty || states.contains(state)) && (staff.isEmpty || staff.contains(userID))
            && (tags.isEmpty || !carried.isDisjoint(with: tags)) && hours.hold(weekday: weekday, minute: minute)
    }

    private static func distinct(_ words: [String]) -> [String] {
        var seen = Set<String>()
        return words.map(PlainLine.of).filter { !$0.isEmpty && seen.insert($0).inserted }
    }
}
