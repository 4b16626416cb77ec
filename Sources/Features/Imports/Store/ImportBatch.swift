internal import Exports
internal import Kernel
internal import Storage

/// A batch of an export with all that follows from its lines alone, so that the writer only looks up and inserts.
struct ImportBatch: Sendable {
    /// Groups and people of a line by numbers that stand for the same name throughout the file, from 0; -1 for nobody.
    struct Names: Sendable {
        var group: Int32
        var sender: Int32
        var other: Int32
        /// Hash of the name shown; 0 if there is none.
        var shown: UInt64
    }

    var lines: LineBatch
    /// Per line: its id, the fingerprint that tells it from other lines of the same group and time, and who is named in it.
    var ids: [Int64] = []
    var fingerprints: [Int64] = []
    var names: [Names] = []
    /// Search terms and their place per line; empty if the search index is switched off.
    var terms: [UInt8] = []
    var termPlaces: [ColumnBatch.Place] = []

    init(lines: LineBatch) { self.lines = lines }

    /// Lines that come from elsewhere than a file, with the fingerprints that their source gives them; names are identities.
    init(_ lines: LineBatch, fingerprints: [UInt64], world: World) {
        self.lines = lines
        self.fingerprints = fingerprints.map { Int64(bitPattern: $0) }
        var numbers = NameNumbers()
        lines.bytes.withUnsafeBytes { bytes in
            func hash(_ place: LineBatch.Slice) -> UInt64 {
                XXH64.hash(UnsafeRawBufferPointer(rebasing: bytes[Int(place.offset)..<Int(place.offset) + Int(place.length)]))
            }
            for line in lines.lines {
                // One running number for all batches: lines of one time stay in the order in which they came.
                ids.append(world.id(MessageKindTag.self, at: line.at).rawValue)
                let group = numbers.group(hash(line.group))
                names.append(
                    Names(
                        group: group, sender: line.sender.isEmpty ? -1 : numbers.person(hash(line.sender), isShown: false, group: group),
                        other: line.other.isEmpty ? -1 : numbers.person(hash(line.other), isShown: false, group: group),
                        shown: line.senderName.isEmpty ? 0 : hash(line.senderName)))
            }
        }
    }

    /// Gives all lines new ids, after one of them met another line's id.
    mutating func renumber(_ start: UInt32) {
        var sequence = IDSequence(start: start)
        ids = lines.lines.map { sequence.next(at: $0.at) }
    }
}
