internal import Exports
internal import Kernel

/// The new lines of a batch with all that follows from them alone, for the writer of imports.
struct BridgeLines {
    private(set) var batch: ImportBatch
    /// The last message, not other lines.
    private(set) var lastSaid: Instant?

    init(_ sent: BridgeBatch, where isFresh: [Bool], bridge: BridgeID, world: World) {
        let lines = sent.lines(where: isFresh), ids = zip(sent.ids, isFresh).filter(\.1).map(\.0)
        var batch = ImportBatch(lines: lines), numbers = NameNumbers(), lastSaid: Instant?
        // Two sources may number their lines alike.
        let source = XXH64.hash(Array("bridge \(bridge)".utf8))
        lines.bytes.withUnsafeBytes { bytes in
            func hash(_ place: LineBatch.Slice) -> UInt64 {
                XXH64.hash(UnsafeRawBufferPointer(rebasing: bytes[Int(place.offset)..<Int(place.offset) + Int(place.length)]))
            }
            for (line, id) in zip(lines.lines, ids) {
                // One running number for all batches: lines of one time stay in the order in which they came.
                batch.ids.append(world.id(MessageKindTag.self, at: line.at).rawValue)
                batch.fingerprints.append(Int64(bitPattern: XXH64.combine(source, hash(id))))
                let group = numbers.group(hash(line.group))
                batch.names.append(
                    ImportBatch.Names(
                        group: group, sender: line.sender.isEmpty ? -1 : numbers.person(hash(line.sender), isShown: false, group: group),
                        other: line.other.isEmpty ? -1 : numbers.person(hash(line.other), isShown: false, group: group),
                        shown: line.senderName.isEmpty ? 0 : hash(line.senderName)))
                if line.kind.isMessage, lastSaid.map({ line.at > $0 }) ?? true { lastSaid = line.at }
            }
        }
        self.batch = batch
        self.lastSaid = lastSaid
    }

    /// The latest name that the batch gives each group.
    ///
    /// - Parameter groups: of each line.
    func names(of groups: [GroupID]) -> [(group: GroupID, name: (text: String, at: Instant))] {
        var names: [GroupID: (text: String, at: Instant)] = [:]
        for (line, group) in zip(batch.lines.lines, groups) where line.kind == .groupRenamed {
            if let before = names[group], before.at > line.at { continue }
            names[group] = (batch.lines.text(line.text), line.at)
        }
        return names.sorted { $0.key < $1.key }.map { (group: $0.key, name: $0.value) }
    }
}
