internal import Glibc

/// Reads a table record by record as RFC 4180 says: fields in quotes may hold separators, line ends and doubled quotes.
///
/// A quote that is never closed costs only the line it stands in: reading goes on with the next line.
final class CSVScanner {
    enum Step: Equatable { case record, rejected(RejectReason), end }

    private struct Place {
        var start: Int, end: Int
        /// Holds doubled quotes.
        var isEscaped: Bool
    }

    /// No table has more columns; fields beyond are counted and not kept.
    private static let fieldLimit = 4096

    /// Line of the file the record begins in, from 1.
    private(set) var number = 0
    /// The record as it stands in the file, or the beginning of it if rejected. Valid until the next call.
    private(set) var record = UnsafeBufferPointer<UInt8>(start: nil, count: 0)

    private let window: ByteWindow
    private let separator: UInt8
    private let limit: Int
    private let arena = ByteArena()
    private var fields: [Place] = []
    private var nextNumber = 1

    // Where the record is being read, so that it goes on there when more was read.
    private var at = 0
    private var fieldStart = 0
    private var inQuotes = false
    private var closedAt = -1
    private var hasDoubled = false
    private var hasQuotes = false

    init(_ source: ByteSource, separator: UInt8 = 0x2C, limit: Int = ByteWindow.limit) {
        self.window = ByteWindow(source)
        self.separator = separator
        self.limit = limit
    }

    /// How far the file on disk was read, in bytes.
    var bytesRead: Int64 { window.source.bytesRead }
    private(set) var fieldCount = 0

    /// A field of the record without its quotes; empty if there is no such field. Valid until the next call of `next`.
    @inline(__always)
    subscript(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        guard index >= 0, index < fields.count else { return UnsafeBufferPointer(start: nil, count: 0) }
        let place = fields[index]
        let bytes = UnsafeBufferPointer(rebasing: record[place.start..<place.end])
        return place.isEscaped ? undoubled(bytes) : bytes
    }

    /// Goes to the next record; empty lines are passed over.
    func next() throws -> Step {
        arena.reset()
        while true {
            begin()
            var hasMore = true
            while true {
                let unread = window.unread
                if let end = scan(unread, isLast: !hasMore) {
                    if end.length == 0 { return .end }
                    finish(unread, end.length, end.used)
                    if isBlank { break }
                    return .record
                }
                if !hasMore { return reject(.unclosedQuote, unread) }
                if unread.count > limit {
                    if inQuotes { return reject(.unclosedQuote, unread) }
                    return try skipLong(unread)
                }
                hasMore = try window.more()
            }
        }
    }

    private var isBlank: Bool { fieldCount == 1 && fields[0].start == fields[0].end && !hasQuotes }

    private func begin() {
        fields.removeAll(keepingCapacity: true)
        fieldCount = 0
        at = 0
        fieldStart = 0
        inQuotes = false
        closedAt = -1
        hasDoubled = false
        hasQuotes = false
        number = nextNumber
    }

    private func finish(_ unread: UnsafeBufferPointer<UInt8>, _ length: Int, _ used: Int) {
        record = unread.piece(upTo: used)
        nextNumber += hasQuotes ? max(1, CSVScanner.lineEnds(unread.piece(upTo: length))) : 1
        window.use(length)
    }

    /// Reads on. The lengths of the record with and without its line end (0: nothing is left); nil if its end is not there yet.
    private func scan(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) -> (length: Int, used: Int)? {
        guard let base = bytes.baseAddress else { return isLast ? (0, 0) : nil }
        var at = self.at
        defer { self.at = at }
        while true {
            if inQuotes {
                guard let hit = memchr(base + at, 0x22, bytes.count - at) else {
                    at = bytes.count
                    return nil
                }
                at = UnsafeRawPointer(hit) - UnsafeRawPointer(base)
                if at + 1 == bytes.count, !isLast { return nil }
                if at + 1 < bytes.count, base[at + 1] == 0x22 {
                    hasDoubled = true
                    at += 2
                } else {
                    inQuotes = false
                    closedAt = at
                    at += 1
                }
                continue
            }
            if at == fieldStart, closedAt < 0, at < bytes.count, base[at] == 0x22 {
                inQuotes = true
                hasQuotes = true
                at += 1
                continue
            }
            while at < bytes.count, base[at] != separator, base[at] != 0x0A { at += 1 }
            if at < bytes.count, base[at] == separator {
                endField(at)
                at += 1
                fieldStart = at
                continue
            }
            guard at < bytes.count || isLast else { return nil }
            if bytes.count == 0 { return (0, 0) }
            let end = at > fieldStart && base[at - 1] == 0x0D ? at - 1 : at
            endField(end)
            return (min(at + 1, bytes.count), end)
        }
    }

    private func endField(_ end: Int) {
        // Text behind the closing quote: whoever wrote it did not mean the quotes as such, so all of it is the text.
        let isQuoted = closedAt >= 0 && closedAt + 1 == end
        fieldCount += 1
        if fieldCount <= CSVScanner.fieldLimit {
            let start = isQuoted ? fieldStart + 1 : fieldStart
            fields.append(Place(start: start, end: isQuoted ? closedAt : end, isEscaped: isQuoted && hasDoubled))
        }
        closedAt = -1
        hasDoubled = false
    }

    /// Gives up the first line of what is there.
    private func reject(_ reason: RejectReason, _ unread: UnsafeBufferPointer<UInt8>) -> Step {
        let lineEnd = unread.firstIndex(of: 0x0A) ?? unread.count
        record = unread.piece(upTo: lineEnd)
        window.use(min(lineEnd + 1, unread.count))
        nextNumber += 1
        return .rejected(reason)
    }

    private func skipLong(_ unread: UnsafeBufferPointer<UInt8>) throws -> Step {
        record = arena.joined([unread.piece(upTo: LineBatch.excerptLimit)])
        nextNumber += hasQuotes ? CSVScanner.lineEnds(unread) : 0
        window.use(unread.count)
        while try window.more() {
            let unread = window.unread
            let lineEnd = unread.firstIndex(of: 0x0A)
            window.use(lineEnd.map { $0 + 1 } ?? unread.count)
            if lineEnd != nil { break }
        }
        nextNumber += 1
        return .rejected(.lineTooLong)
    }

    private func undoubled(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        arena.make(bytes.count) { target in
            var count = 0, isFirst = false
            for byte in bytes {
                isFirst = byte == 0x22 && !isFirst
                if byte == 0x22, !isFirst { continue }
                target[count] = byte
                count += 1
            }
            return count
        }
    }

    private static func lineEnds(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        for byte in bytes where byte == 0x0A { count += 1 }
        return count
    }
}
