internal import Exports
internal import Kernel

/// One line of the invented export, before it is laid into a batch.
struct Spoken: Sendable {
    var at: Instant
    /// Place of the group in the community.
    var group: Int
    /// Order within the group, for lines of the same second.
    var order = 0
    var kind: LineKind
    var person: Person
    /// The name the person bears that day.
    var name: String
    var other: Person?
    var text: String
    var quote = ""
}
