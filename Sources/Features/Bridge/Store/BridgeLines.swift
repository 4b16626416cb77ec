internal import Exports
internal import Kernel

/// The new lines of a batch with all that follows from them alone, for the writer of imports.
struct BridgeLines {
    let batch: ImportBatch
    /// The last message, not other lines.
    let lastSaid: Instant?

    init(_ sent: BridgeBatch, where isFresh: [Bool], world: World) {
        let lines = sent.lines(where: isFresh)
        let prints = lines.bytes.withUnsafeBytes { bytes in
            zip(sent.ids, isFresh).filter(\.1).map { id, _ in
                XXH64.hash(UnsafeRawBufferPointer(rebasing: bytes[Int(id.offset)..<Int(id.offset) + Int(id.length)]))
            }
        }
        batch = ImportBatch(lines, fingerprints: prints, world: world)
        lastSaid = lines.lines.filter(\.kind.isMessage).map(\.at).max()
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
