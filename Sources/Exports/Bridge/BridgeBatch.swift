internal import Glibc
public import Kernel

/// What another program sent in one call: an object a line, each with an id of its source's own making (docs/reference/bridge.md).
///
/// A line that cannot be taken stands in `refused` with its number; it keeps none of the others from being taken.
public struct BridgeBatch: Sendable {
    /// A line that cannot be taken.
    public struct Refused: Sendable, Hashable {
        /// In the body, from 1; empty lines count.
        public var line: Int
        public var problem: BridgeProblem
        /// The beginning of the line, at most 500 bytes.
        public var excerpt: [UInt8]
    }

    /// A longer body is not read.
    public static let maximumBytes = 2 << 20
    /// Of one batch, empty ones left out.
    public static let maximumLines = 5_000
    /// In UTF-8.
    public static let textBytes = 64 << 10
    /// Of an id, a group's or a member's key.
    public static let keyBytes = 128
    public static let nameBytes = 256
    /// A clock may go wrong; a message of next year would be the last one for a year.
    public static let ahead = Span.days(1)

    /// In the order of the body; those that bear an id a second time are among them.
    public private(set) var lines = LineBatch()
    /// Per line: its id in the source.
    public private(set) var ids: [LineBatch.Slice] = []
    public private(set) var refused: [Refused] = []
    /// There are more lines than one batch may have; nothing was read beyond them.
    public private(set) var isTooLong = false

    /// - Parameter now: a line from more than `ahead` later is refused.
    public init(_ body: [UInt8], now: Instant) {
        let reader = BridgeReader(latest: now + Self.ahead)
        body.withUnsafeBufferPointer { bytes in
            var start = 0, number = 0
            while start < bytes.count, let base = bytes.baseAddress {
                let found = memchr(base + start, 10, bytes.count - start)
                let end = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? bytes.count
                let line = bytes.trimmed(start..<end)
                number += 1
                start = end + 1
                guard !line.isEmpty else { continue }
                guard ids.count + refused.count < Self.maximumLines else {
                    isTooLong = true
                    return
                }
                take(bytes.piece(line), number, reader)
            }
        }
    }

    /// The lines for which `isKept` says so.
    public func lines(where isKept: [Bool]) -> LineBatch {
        var kept = LineBatch()
        kept.bytes = lines.bytes
        for (line, keeps) in zip(lines.lines, isKept) where keeps { kept.append(line) }
        return kept
    }

    private mutating func take(_ bytes: Bytes, _ number: Int, _ reader: BridgeReader) {
        do throws(BridgeProblem) {
            ids.append(try reader.read(bytes, number, into: &lines))
        } catch {
            refused.append(Refused(line: number, problem: error, excerpt: Self.beginning(of: bytes)))
        }
    }

    /// Whole characters only.
    private static func beginning(of bytes: Bytes) -> [UInt8] {
        var clean: [UInt8] = []
        _ = UTF8Check.repair(bytes.piece(upTo: LineBatch.excerptLimit), isLast: false, into: &clean)
        return clean
    }
}
