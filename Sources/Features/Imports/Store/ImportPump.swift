internal import Exports
internal import Kernel
internal import Storage
internal import Text

/// Reads an export ahead of the writer: while one batch is being written, the next is being read.
actor ImportPump {
    private var reader: any ExportReader
    private var sequence: IDSequence
    private var repeats = RepeatCounter()
    private var numbers = NameNumbers()
    private let withTerms: Bool
    private let countsByGroup: Bool

    /// - Parameter countsByGroup: false if all lines go to one group, whatever the export says.
    init(_ source: ImportSource, sequence: IDSequence, withTerms: Bool, countsByGroup: Bool) throws {
        reader = try source.reader()
        self.sequence = sequence
        self.withTerms = withTerms
        self.countsByGroup = countsByGroup
    }

    /// The next batch, or nil at the end.
    func next() throws -> ImportBatch? {
        var lines = LineBatch()
        guard try reader.read(into: &lines) else { return nil }
        var batch = ImportBatch(lines: lines)
        batch.ids.reserveCapacity(lines.lines.count)
        batch.fingerprints.reserveCapacity(lines.lines.count)
        batch.names.reserveCapacity(lines.lines.count)
        var grams = Grams()
        lines.bytes.withUnsafeBufferPointer { bytes in
            func slice(_ slice: LineBatch.Slice) -> UnsafeBufferPointer<UInt8> {
                UnsafeBufferPointer(rebasing: bytes[Int(slice.offset)..<Int(slice.offset) + Int(slice.length)])
            }
            func hash(_ place: LineBatch.Slice) -> UInt64 { XXH64.hash(UnsafeRawBufferPointer(slice(place))) }
            for line in lines.lines {
                batch.ids.append(sequence.next(at: line.at))
                let sender = hash(line.sender)
                var print = XXH64.combine(sender, hash(line.text))
                if !line.kind.isMessage {
                    // The same sentence may tell of several people, and an event is never the same as a message.
                    print = XXH64.combine(XXH64.combine(print, hash(line.other)), UInt64(line.kind.rawValue))
                }
                let group = countsByGroup ? hash(line.group) : 0
                let nth = repeats.next(XXH64.combine(XXH64.combine(print, group), UInt64(bitPattern: line.at.milliseconds)))
                if nth > 0 { print = XXH64.combine(print, UInt64(nth)) }
                batch.fingerprints.append(Int64(bitPattern: print))
                let number = numbers.group(group)
                batch.names.append(
                    ImportBatch.Names(
                        group: number,
                        sender: line.sender.isEmpty ? -1 : numbers.person(sender, isShown: line.senderIsName, group: number),
                        other: line.other.isEmpty ? -1 : numbers.person(hash(line.other), isShown: line.otherIsName, group: number),
                        shown: line.senderName.isEmpty ? 0 : hash(line.senderName)))
                if withTerms, line.kind.isMessage {
                    let start = grams.bytes.count
                    let length = grams.append(slice(line.text))
                    batch.termPlaces.append(ColumnBatch.Place(offset: Int32(start), length: Int32(length)))
                } else if withTerms {
                    batch.termPlaces.append(ColumnBatch.Place(offset: 0, length: 0))
                }
            }
        }
        batch.terms = grams.bytes
        return batch
    }
}
