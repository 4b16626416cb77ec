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
    }

    struct Table<Entry> {
        private var known: [UInt64: Entry] = [:]
        private var learned: [UInt64: Entry] = [:]

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
    }

    private let state = Mutex(State())

    /// Runs one attempt of a transaction.
    func attempt<T>(_ body: (inout State) throws -> sending T) rethrows -> sending T {
        try state.withLock { state in
            state.groups.forget()
            state.people.forget()
            return try body(&state)
        }
    }

    /// After the commit.
    func keep() {
        state.withLock {
            $0.groups.keep()
            $0.people.keep()
        }
    }
}
