internal import Kernel
internal import Synchronization

/// Remembers which group and member a name of an export stands for, by the numbers of `NameNumbers`.
///
/// What a transaction learned is kept only when it is committed: a closure that runs again starts from what was known before.
final class ImportMemory: Sendable {
    struct Person {
        var member: MemberID
        /// Hash of the name it was last seen with.
        var name: UInt64
        /// What is written beside the identity: its key, and the name last seen; nil for people whom only system lines name.
        var identity: (key: String, name: String, group: GroupID)?
        /// When they were last named.
        var seen: Instant
        /// True once a line of theirs had no name beside the identity: whoever calls them there calls the identity.
        var isNameless = false
        /// True once they said something or an event was about them, and were not only mentioned in somebody else's.
        var acted: Bool
    }

    struct State {
        fileprivate var groups: [GroupID?] = []
        fileprivate var people: [Person?] = []

        func group(_ number: Int32) -> GroupID? { groups.indices.contains(Int(number)) ? groups[Int(number)] : nil }

        func member(_ number: Int32) -> MemberID? { people.indices.contains(Int(number)) ? people[Int(number)]?.member : nil }

        /// Nil if nobody is known under the number, or they were last seen with another name than `shown` (0: no name given).
        func member(_ number: Int32, shown: UInt64) -> MemberID? {
            guard people.indices.contains(Int(number)), let person = people[Int(number)],
                shown == 0 ? person.isNameless : shown == person.name
            else { return nil }
            return person.member
        }

        mutating func learn(_ number: Int32, _ group: GroupID) { State.put(group, at: Int(number), in: &groups) }

        mutating func learn(_ number: Int32, _ person: Person) {
            var person = person
            if people.indices.contains(Int(number)), let before = people[Int(number)] {
                // In a file that runs backwards the name read last is the older one; without a name they were not seen under any.
                if let later = before.identity, person.identity == nil || before.seen > person.seen {
                    (person.identity, person.name, person.seen) = (later, before.name, before.seen)
                }
                person.isNameless = person.isNameless || before.isNameless
                person.acted = person.acted || before.acted
            }
            State.put(person, at: Int(number), in: &people)
        }

        /// Somebody who is known appeared again.
        ///
        /// - Parameter isNamed: the line says how they are called.
        mutating func see(_ number: Int32, at: Instant, acting: Bool, isNamed: Bool) {
            guard let seen = people[Int(number)]?.seen else { return }
            if isNamed, seen < at { people[Int(number)]?.seen = at }
            if acting { people[Int(number)]?.acted = true }
        }

        private static func put<Entry>(_ entry: Entry, at number: Int, in entries: inout [Entry?]) {
            if number >= entries.count { entries += Array(repeating: nil, count: number - entries.count + 1) }
            entries[number] = entry
        }
    }

    private let state = Mutex((kept: State(), attempt: State()))

    /// Runs one attempt of a transaction.
    func attempt<T>(_ body: (inout State) throws -> sending T) rethrows -> sending T {
        try state.withLock { state in
            state.attempt = state.kept
            return try body(&state.attempt)
        }
    }

    /// After the commit.
    func keep() { state.withLock { $0.kept = $0.attempt } }

    var groups: Set<GroupID> { state.withLock { Set($0.kept.groups.compactMap(\.self)) } }
    var people: [Person] { state.withLock { $0.kept.people.compactMap(\.self) } }
}
