public import Kernel

/// Which welcome a new contact gets: the first that holds, else the default.
public struct WelcomeChoice: Sendable {
    /// One that is switched on, as the choice needs it.
    public struct Candidate: Sendable, Hashable {
        public let welcome: WelcomeID
        public let version: Int
        public let isDefault: Bool
        public let terms: WelcomeTerms

        public init(welcome: WelcomeID, version: Int, isDefault: Bool, terms: WelcomeTerms) {
            self.welcome = welcome
            self.version = version
            self.isDefault = isDefault
            self.terms = terms
        }
    }

    private let candidates: [Candidate]
    private let zone: Zone

    /// - Parameters:
    ///   - candidates: in their order.
    ///   - zone: by which days and hours are told.
    public init(_ candidates: [Candidate], zone: Zone) {
        self.candidates = candidates
        self.zone = zone
    }

    /// Whether tags of whoever came are asked for at all.
    public var readsTags: Bool { candidates.contains { !$0.terms.tags.isEmpty } }

    /// Nil if nothing is said to such a contact.
    ///
    /// - Parameters:
    ///   - tags: ids of those they have.
    ///   - at: when they came.
    public func choose(state: String, staff: String, tags: Set<String> = [], at instant: Instant) -> Candidate? {
        let day = zone.day(of: instant), wall = instant.milliseconds + zone.offset(at: instant)
        let minute = Int(floorModulo(floorDivide(wall, 60_000), 1_440)), weekday = day.weekday
        return candidates.first { !$0.isDefault && $0.terms.hold(state: state, staff: staff, tags: tags, weekday: weekday, minute: minute) }
            ?? candidates.first(where: \.isDefault)
    }
}
