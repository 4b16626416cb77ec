internal import Kernel
internal import Web

/// What was typed into the search page.
struct SearchQuestion: Sendable {
    let words: String
    let sender: String
    let group: GroupID?
    let typedFrom: String
    let typedTo: String
    /// The first day's begin and the end of the last one, on the workspace's clock; nil without a day, or with one that cannot be read.
    let from: Instant?
    let to: Instant?
    /// The text key of what is wrong with the days.
    let problem: String?

    private static let longestText = 200

    init(_ query: Form, voice: Voice) {
        words = String(query.text("q").prefix(Self.longestText))
        sender = String(query.text("sender").prefix(100))
        group = GroupID(query.text("group"))
        typedFrom = String(query.text("from").prefix(20))
        typedTo = String(query.text("to").prefix(20))
        func day(_ typed: String) -> LocalDay? {
            typed.utf8.count == 10 ? Instant(iso: typed, zone: voice.zone).map { voice.zone.day(of: $0) } : nil
        }
        let first = day(typedFrom), last = day(typedTo)
        from = first.map { voice.zone.start(of: $0) }
        to = last.map { voice.zone.start(of: $0 + 1) }
        if (first == nil && !typedFrom.isEmpty) || (last == nil && !typedTo.isEmpty) {
            problem = "search.day-unreadable"
        } else if let first, let last, last < first {
            problem = "search.days-reversed"
        } else {
            problem = nil
        }
    }

    var isAnswerable: Bool { problem == nil && !(words.isEmpty && sender.isEmpty) }
    var isNarrowed: Bool { !sender.isEmpty || group != nil || !typedFrom.isEmpty || !typedTo.isEmpty }

    /// The same question as part of an address.
    var encoded: String {
        let fields = [("q", words), ("sender", sender), ("group", group.map { "\($0)" } ?? ""), ("from", typedFrom), ("to", typedTo)]
        return fields.filter { !$0.1.isEmpty }.map { "\($0.0)=\(Address.encoded($0.1))" }.joined(separator: "&")
    }
}
