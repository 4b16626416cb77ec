internal import FeatureStores
internal import Kernel
internal import Web

/// Which questions the page shows, and how.
struct MergeQuestionAddress: Sendable {
    /// Also those by which hardly a figure changes.
    var isWhole = false
    /// With boxes to tick, many on a page.
    var isMany = false

    init(isWhole: Bool = false, isMany: Bool = false) {
        self.isWhole = isWhole
        self.isMany = isMany
    }

    init(_ fields: Form) {
        isWhole = fields.text("all") == "1"
        isMany = fields.text("many") == "1"
    }

    func path(_ seat: Seat, after cursor: MergeQuestionList.Cursor? = nil, undo batch: MergeBatch.Number? = nil) -> String {
        let fields = [isWhole ? "all=1" : nil, isMany ? "many=1" : nil, cursor.map { "after=\($0.moved)-\($0.proposal)" }, batch.map { "undo=\($0)" }]
        let query = fields.compactMap { $0 }.joined(separator: "&")
        return seat.path("/members/proposals" + (query.isEmpty ? "" : "?" + query))
    }

    /// `248-4884909530478438632`.
    static func cursor(_ text: String) -> MergeQuestionList.Cursor? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let moved = Int64(parts[0]), let proposal = Int64(parts[1]) else { return nil }
        return MergeQuestionList.Cursor(moved: moved, proposal: proposal)
    }
}
