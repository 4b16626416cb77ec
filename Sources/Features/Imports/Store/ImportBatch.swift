internal import Exports
internal import Kernel
internal import Storage

/// A batch of an export with all that follows from its lines alone, so that the writer only looks up and inserts.
struct ImportBatch: Sendable {
    var lines: LineBatch
    /// Per line: its id, and the fingerprint that tells it from other lines of the same group and time.
    var ids: [Int64] = []
    var fingerprints: [Int64] = []
    /// Search terms and their place per line; empty if the search index is switched off.
    var terms: [UInt8] = []
    var termPlaces: [ColumnBatch.Place] = []

    /// Gives all lines new ids, after one of them met another line's id.
    mutating func renumber(_ start: UInt32) {
        var sequence = IDSequence(start: start)
        ids = lines.lines.map { sequence.next(at: $0.at) }
    }
}
