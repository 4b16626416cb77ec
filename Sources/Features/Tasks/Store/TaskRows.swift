internal import FeatureRules
internal import Kernel
internal import Storage

/// Rows of `task`, gathered and written at once.
struct TaskRows {
    private var suggestions: [Suggestion] = []
    private var ids: [TaskID] = []
    private var messages: [MessageID?] = []
    private var keys: [ColumnBatch.Place] = []
    private var kinds: [ColumnBatch.Place] = []
    private var facts: [ColumnBatch.Place] = []
    private var bytes: [UInt8] = []

    /// - Parameter id: for a key that is not there yet.
    mutating func add(_ suggestion: Suggestion, id: TaskID, key: String, facts: String, message: MessageID?) {
        suggestions.append(suggestion)
        ids.append(id)
        messages.append(message)
        keys.append(place(key))
        kinds.append(place(suggestion.kind.rawValue))
        self.facts.append(place(facts))
    }

    private mutating func place(_ text: String) -> ColumnBatch.Place {
        let offset = Int32(clamping: bytes.count)
        bytes.append(contentsOf: text.utf8)
        return ColumnBatch.Place(offset: offset, length: Int32(clamping: text.utf8.count))
    }

    /// Who comes back upon the list stands there anew since `asOf`.
    func write(asOf: Instant, _ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        guard !suggestions.isEmpty else { return }
        var rows = ColumnBatch(count: suggestions.count, bytes: bytes)
        rows.add("workspace_id", .same(workspace.bound))
        rows.add("key", .texts(keys))
        rows.add("id", .integers(ids.map(\.rawValue)))
        rows.add("kind", .texts(kinds))
        rows.add("group_id", .integers(suggestions.map(\.group.rawValue)))
        rows.add("member_id", .optionalIntegers(suggestions.map { $0.member?.rawValue ?? .min }))
        rows.add("message_id", .optionalIntegers(messages.map { $0?.rawValue ?? .min }))
        rows.add("other_group_id", .optionalIntegers(suggestions.map { $0.other?.rawValue ?? .min }))
        rows.add("facts", .texts(facts))
        rows.add("weight", .integers(suggestions.map { Int64($0.weight) }))
        rows.add("suggested", .same(.integer(1)))
        rows.add("listed_ms", .same(asOf.bound))
        try tx.merge(
            rows, into: "task", key: ["workspace_id", "key"],
            update: """
                member_id = excluded.member_id, message_id = excluded.message_id, facts = excluded.facts, weight = excluded.weight,
                listed_ms = CASE WHEN task.suggested = 1 THEN task.listed_ms ELSE excluded.listed_ms END,
                outcome = CASE WHEN task.suggested = 1 THEN task.outcome ELSE NULL END, suggested = 1
                """)
    }
}
