internal import Kernel
internal import Storage

/// Collects the search terms of messages for the index, with the term of their group.
struct MessageTerms {
    private var ids: [Int64] = []
    private var bytes: [UInt8] = []
    private var places: [ColumnBatch.Place] = []
    private var groupTerms: [GroupID: [UInt8]] = [:]

    /// Ids come in ascending order.
    mutating func add(_ terms: some Collection<UInt8>, id: Int64, group: GroupID) {
        let start = bytes.count
        bytes.append(contentsOf: terms)
        if bytes.count > start { bytes.append(0x20) }
        if groupTerms[group] == nil { groupTerms[group] = Array(TextIndexQuery.term(of: group).utf8) }
        bytes.append(contentsOf: groupTerms[group] ?? [])
        ids.append(id)
        places.append(ColumnBatch.Place(offset: Int32(start), length: Int32(bytes.count - start)))
    }

    func batch(_ workspace: WorkspaceID, number: Int64) -> TextIndexBatch {
        TextIndexBatch(workspace: workspace, number: number, ids: ids, bytes: bytes, places: places)
    }
}
