public import Kernel
public import Storage

/// Writes messages in batches.
public struct MessageLog: Sendable {
    public init() {}

    /// A run of messages of one workspace, column by column, texts as places in the buffer of the export's batch.
    public struct Batch: Sendable {
        public var ids: [Int64] = []
        public var groups: [Int64] = []
        public var members: [Int64] = []
        public var times: [Int64] = []
        public var kinds: [Int64] = []
        public var texts: [ColumnBatch.Place] = []
        public var quotes: [ColumnBatch.Place] = []
        public var fingerprints: [Int64] = []
        public var bytes: [UInt8]

        public init(bytes: [UInt8]) { self.bytes = bytes }
    }

    /// Writes what is new and says for each message whether it was. The batch is remembered until the search index has it.
    public func append(
        _ batch: Batch, number: Int64, workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws -> [Bool] {
        guard let first = batch.ids.min(), let last = batch.ids.max() else { return [] }
        var rows = ColumnBatch(count: batch.ids.count, bytes: batch.bytes)
        rows.add("workspace_id", .same(workspace.bound))
        rows.add("id", .integers(batch.ids))
        rows.add("group_id", .integers(batch.groups))
        rows.add("member_id", .integers(batch.members))
        rows.add("at_ms", .integers(batch.times))
        rows.add("kind", .integers(batch.kinds))
        rows.add("text", .texts(batch.texts))
        rows.add("quote", .texts(batch.quotes))
        rows.add("fingerprint", .integers(batch.fingerprints))
        rows.add("batch_id", .same(.integer(number)))
        let fresh = try tx.insert(rows, into: "message", unlessSame: ["workspace_id", "group_id", "at_ms", "fingerprint"])
        if fresh.contains(true) {
            try tx.run(
                """
                INSERT INTO message_batch (workspace_id, id, first_id, last_id)
                VALUES (\(workspace), \(number), \(first), \(last))
                """)
        }
        return fresh
    }
}
