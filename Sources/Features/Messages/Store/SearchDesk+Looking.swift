internal import Kernel
internal import Storage
internal import Text

/// Searches that the index is bad at. The beginning of a word, or a single character, stands for thousands of terms, and the
/// index would merge them all to find the newest. What is common is soon met among the newest messages, so they are looked at.
extension SearchDesk {
    /// So many of the newest messages are looked at before the index is asked.
    static let lookLimit = 2000

    /// Nil if the newest messages have too few hits to fill a page: what is rare the index finds quickly.
    func lookAtNewest(
        for phrase: SearchPhrase, filter: SearchFilter, before: MessageID?, limit: Int, in workspace: WorkspaceID
    ) async throws -> Page? {
        try await database.read { tx in
            let (found, isAll) = try MessageQueries.newest(
                having: phrase, filter: filter, before: before, look: Self.lookLimit, limit: limit + 1, in: workspace, tx)
            guard found.count > limit || isAll else { return nil }
            let shown = Array(found.prefix(limit))
            return Page(
                hits: try MessageQueries.some(shown, in: workspace, tx), next: found.count > limit ? shown.last.map { MessageID($0) } : nil)
        }
    }

    /// The same among what certain people said, which their days lead to.
    func lookAtSaid(
        _ phrase: SearchPhrase, filter: SearchFilter, before: MessageID?, limit: Int, zone: Zone, in workspace: WorkspaceID
    ) async throws -> Page {
        guard let senders = filter.senders else { return Page() }
        var hits: [MessageEntry] = [], looked = 0, before = before
        while looked < Self.lookLimit {
            let start = before
            let said = try await database.read { tx in
                try MessageQueries.said(by: senders, filter: filter, before: start, limit: 500, zone: zone, in: workspace, tx)
            }
            looked += said.count
            for message in said where phrase.isIn(message.text) {
                if hits.count == limit { return Page(hits: hits, next: hits.last?.id) }
                hits.append(message)
            }
            guard said.count == 500, let last = said.last else { return Page(hits: hits) }
            before = last.id
        }
        return Page(hits: hits, next: before, cutAfter: looked)
    }
}
