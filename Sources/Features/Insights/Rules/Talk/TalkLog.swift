public import Kernel

/// What was said in one group over some time, in the order of the log, texts in one buffer.
public struct TalkLog: Sendable {
    struct Line {
        var id: Int64
        /// The member shown: whoever it was merged into.
        var member: MemberID
        var at: Instant
        var form: TalkForm
        var text: Range<Int>
        /// Empty if nothing is quoted.
        var quote: Range<Int>
    }

    private(set) var lines: [Line] = []
    private(set) var bytes: [UInt8] = []
    /// True if any line quotes another.
    private(set) var hasQuotes = false

    public init() {}

    public var isEmpty: Bool { lines.isEmpty }
    public var count: Int { lines.count }
    /// False if nobody can be called by name in it.
    public var mayCall: Bool { bytes.contains(0x40) }

    /// Lines come in the order of their ids.
    ///
    /// - Parameter quote: what it answers to; empty if nothing is quoted.
    public mutating func append(
        id: Int64, member: MemberID, at: Instant, form: TalkForm, text: UnsafeBufferPointer<UInt8>,
        quote: UnsafeBufferPointer<UInt8>
    ) {
        let start = bytes.count
        bytes.append(contentsOf: text)
        let middle = bytes.count
        if !quote.isEmpty {
            bytes.append(contentsOf: quote)
            hasQuotes = true
        }
        lines.append(
            Line(id: id, member: member, at: at, form: form, text: start..<middle, quote: middle..<bytes.count))
    }

    public mutating func removeAll() {
        lines.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        hasQuotes = false
    }

    /// Calls `body` with the member and text of every line said in [from, to).
    public func eachText(from: Instant, to: Instant, _ body: (MemberID, UnsafeBufferPointer<UInt8>) -> Void) {
        bytes.withUnsafeBufferPointer { bytes in
            for line in lines where line.at >= from && line.at < to && line.form == .text {
                body(line.member, UnsafeBufferPointer(rebasing: bytes[line.text]))
            }
        }
    }
}
