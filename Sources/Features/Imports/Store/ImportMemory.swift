internal import Kernel
internal import Synchronization

/// Remembers which group and member a name of an export stands for, so that a line costs a look into a table in memory.
///
/// What a transaction learned is kept only when it is committed: a closure that runs again starts from what was known before.
final class ImportMemory: Sendable {
    struct Person {
        var member: MemberID
        /// Hash of the name it was last seen with.
        var name: UInt64
        /// What is written beside the identity: its key, and the name last seen; nil for people whom only system lines name.
        var identity: (key: String, name: String, group: GroupID)?
    }

    struct Table<Entry> {
        private var known: [UInt64: Entry] = [:]
        private var learned: [UInt64: Entry] = [:]

        var all: [UInt64: Entry] { known }

        subscript(key: UInt64) -> Entry? { learned.isEmpty ? known[key] : learned[key] ?? known[key] }
        mutating func learn(_ key: UInt64, _ entry: Entry) { learned[key] = entry }
        mutating func keep() {
            known.merge(learned) { $1 }
            learned.removeAll()
        }
        mutating func forget() { learned.removeAll() }
    }

    struct State {
        var groups = Table<GroupID>()
        var people = Table<Person>()
        /// When each of them was last seen, in this attempt and in what was committed.
        var seen: [UInt64: Instant] = [:]
        fileprivate var seenBefore: [UInt64: Instant] = [:]
    }

    private let state = Mutex(State())

    /// Runs one attempt of a transaction.
    func attempt<T>(_ body: (inout State) throws -> sending T) rethrows -> sending T {
        try state.withLock { state in
            state.groups.forget()
            state.people.forget()
            state.seen.removeAll(keepingCapacity: true)
            return try body(&state)
        }
    }

    /// After the commit.
    func keep() {
        state.withLock {
            $0.groups.keep()
            $0.people.keep()
            $0.seenBefore.merge($0.seen) { max($0, $1) }
            $0.seen.removeAll(keepingCapacity: true)
        }
    }

    /// Everybody with an identity and when they were last seen under their name.
    var lastSeen: [(person: Person, at: Instant)] {
        state.withLock { state in
            state.people.all.compactMap { key, person in
                person.identity == nil ? nil : state.seenBefore[key].map { (person, $0) }
            }
        }
    }
}
