internal import Web

/// Which list of a tab is looked at by itself, and from where on: `?list=silent&from=100`. Without it every list shows its
/// beginning.
struct ListChoice: Sendable, Hashable {
    let id: String
    let from: Int

    static let pieces = 100

    init(_ query: Form) {
        id = query.text("list")
        from = min(max(0, Int(query.text("from")) ?? 0), 100_000)
    }

    init() { (id, from) = ("", 0) }

    /// What is shown of a list.
    ///
    /// - Parameter first: so many where it is one of several.
    func of<Entry>(_ id: String, _ all: [Entry], first: Int) -> ShownList<Entry> {
        if self.id == id {
            return ShownList(id: id, shown: Array(all.dropFirst(from).prefix(Self.pieces)), from: min(from, all.count), total: all.count)
        }
        return ShownList(id: id, shown: self.id.isEmpty ? Array(all.prefix(first)) : [], from: 0, total: all.count)
    }
}

/// The entries of a list that a page shows.
struct ShownList<Entry: Sendable>: Sendable {
    let id: String
    let shown: [Entry]
    let from: Int
    let total: Int

    /// How many come after them.
    var rest: Int { max(0, total - from - shown.count) }
}
