public import Kernel

/// A run of lines of one export, with their texts in one buffer: no text is made per line.
public struct LineBatch: Sendable {
    /// A text of the batch, UTF-8, as a place in `bytes`.
    public struct Slice: Hashable, Sendable {
        public var offset: Int32
        public var length: Int32

        public static let empty = Slice(offset: 0, length: 0)
        public var isEmpty: Bool { length == 0 }

        public init(offset: Int32, length: Int32) {
            self.offset = offset
            self.length = length
        }
    }

    public internal(set) var bytes: [UInt8] = []
    public private(set) var lines: [Line] = []
    /// Lines that could not be read, in file order.
    public private(set) var rejects: [Reject] = []
    /// How far the source was read when the batch was filled, in bytes of the file as it lies on disk.
    public internal(set) var bytesRead: Int64 = 0

    public init() {}

    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        lines.removeAll(keepingCapacity: true)
        rejects.removeAll(keepingCapacity: true)
    }

    /// Copies a text in and says where it lies.
    public mutating func hold(_ text: UnsafeBufferPointer<UInt8>) -> Slice {
        let offset = Int32(bytes.count)
        bytes.append(contentsOf: text)
        return Slice(offset: offset, length: Int32(text.count))
    }

    public mutating func hold(_ text: some StringProtocol) -> Slice {
        let offset = Int32(bytes.count)
        bytes.append(contentsOf: text.utf8)
        return Slice(offset: offset, length: Int32(bytes.count) - offset)
    }

    public mutating func append(_ line: Line) { lines.append(line) }
    public mutating func append(_ reject: Reject) { rejects.append(reject) }

    /// A batch is handed on at about this many lines or bytes.
    public static let fullLines = 16_384
    public static let fullBytes = 8 << 20
    public var isFull: Bool {
        lines.count + rejects.count >= LineBatch.fullLines || bytes.count >= LineBatch.fullBytes
    }
    public var isEmpty: Bool { lines.isEmpty && rejects.isEmpty }

    public func text(_ slice: Slice) -> String {
        String(decoding: bytes[Int(slice.offset)..<Int(slice.offset + slice.length)], as: UTF8.self)
    }
}

/// One thing an export tells: something said, or a system line turned into an event.
public struct Line: Sendable {
    /// Line (text, CSV record) or element (JSON) in the file, from 1.
    public var number: Int
    /// The group's identity in the format (`123@chatroom`, a title where there is no id); empty if the format does not say.
    public var group = LineBatch.Slice.empty
    /// The group's title if the format has it apart from the identity.
    public var groupName = LineBatch.Slice.empty
    /// Who: the identity in the format (wxid, QQ number, name). For events: who it is about (who joined, left, recalled).
    public var sender = LineBatch.Slice.empty
    /// The name shown, if the format has it apart from the identity.
    public var senderName = LineBatch.Slice.empty
    /// UTC.
    public var at: Instant
    public var kind: LineKind
    /// What was said; for events the original sentence, for `nick` and `groupRenamed` the new name.
    public var text = LineBatch.Slice.empty
    /// What was answered to, if the format carries a quotation.
    public var quote = LineBatch.Slice.empty
    /// For events: the other person (who invited, whose QR, who removed, who was patted).
    public var other = LineBatch.Slice.empty
    /// True if `sender` of an event is a name as shown, not the identity that messages carry.
    public var senderIsName = false
    /// The same for `other`.
    public var otherIsName = false

    public init(number: Int, at: Instant, kind: LineKind) {
        self.number = number
        self.at = at
        self.kind = kind
    }
}

/// What a line is. The raw value is the form on disk and never changes its meaning.
public enum LineKind: UInt8, Sendable, CaseIterable {
    // Said by someone.
    case text = 1, image, voice, video, file, sticker, link, location, card, redPacket, transfer
    case miniProgram, forward, chainOrder, call, action, other
    // Events: what a system line tells.
    case joinedByInvitation = 64, joinedByQR, joined, left, removed, groupRenamed, recalled, ownerChanged
    case redPacketClaimed, pat, nick, notice, system

    public var isMessage: Bool { rawValue < 64 }
}

/// A line that could not be read.
public struct Reject: Sendable, Hashable {
    public var number: Int
    public var reason: RejectReason
    /// The beginning of the line as it stood in the file, at most 500 bytes; it goes to the rejects file and nowhere else.
    public var excerpt: [UInt8]

    public init(number: Int, reason: RejectReason, excerpt: [UInt8]) {
        self.number = number
        self.reason = reason
        self.excerpt = excerpt
    }
}

/// Why a line could not be read; a closed list, each with a sentence in each language.
public enum RejectReason: String, Sendable, CaseIterable {
    case notJSON, notAnObject, missingTime, badTime, timeOutOfRange, missingSender, missingType, badType
    case wrongColumnCount, unclosedQuote, lineTooLong, tooDeep, noHeaderBefore
}
