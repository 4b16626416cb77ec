internal import Glibc
internal import Kernel

/// A text of the file or of an arena; nothing is copied.
typealias Bytes = UnsafeBufferPointer<UInt8>

extension UnsafeBufferPointer<UInt8> {
    static var none: Bytes { Bytes(start: nil, count: 0) }
}

/// What one element or record says, before anyone checked it.
struct Draft {
    var number = 0
    var group = Bytes.none
    var groupName = Bytes.none
    var sender = Bytes.none
    var senderName = Bytes.none
    /// As it stands in the file.
    var time = Bytes.none
    /// `.system`: the text is a sentence of the client that may tell of events.
    var kind = LineKind.text
    var text = Bytes.none
    var quote = Bytes.none
    var other = Bytes.none
    /// Written by the person who made the export, whose identity the format may not know.
    var isMine = false
    var senderIsName = false
    var otherIsName = false
    /// More people the same event is about, named as `sender` is.
    var alsoAbout: [Bytes] = []

    init(number: Int) { self.number = number }
}

/// What a format makes of one element or record.
enum DraftOutcome: Equatable {
    case line
    /// Belongs to the file and says nothing (a header, a member).
    case nothing
    case rejected(RejectReason)
}

/// Checks drafts and turns them into lines.
struct LineWriter {
    let zone: Zone
    let dialect: SystemDialect
    /// The names in system lines are the identities that messages carry.
    let namesAreIdentities: Bool

    init(_ format: ExportFormat, zone: Zone) {
        self.zone = zone
        self.dialect = format.platform == "qq" ? .qq : .weChat
        self.namesAreIdentities = format.scope == .group
    }

    /// Appends the line or lines, or says why not.
    func write(_ draft: Draft, into batch: inout LineBatch) -> RejectReason? {
        guard !draft.time.isEmpty else { return .missingTime }
        guard let at = TimeText.parse(draft.time, zone: zone) else { return .badTime }
        guard TimeText.isStorable(at) else { return .timeOutOfRange }
        let most = LineBatch.textLimit
        guard draft.text.count <= most, draft.quote.count <= most, draft.sender.count <= most, draft.other.count <= most,
            draft.senderName.count <= most, draft.group.count <= most, draft.groupName.count <= most
        else { return .lineTooLong }
        let isSystem = draft.kind == .system
        guard !draft.sender.isEmpty || draft.isMine || isSystem else { return .missingSender }
        var line = Line(number: draft.number, at: at, kind: draft.kind)
        let before = batch.lines.last
        line.group = batch.hold(draft.group, unlessIn: before?.group)
        line.groupName = batch.hold(draft.groupName, unlessIn: before?.groupName)
        line.sender = draft.sender.isEmpty && draft.isMine ? batch.hold(Myself.identity) : batch.hold(draft.sender)
        line.senderName = batch.hold(draft.senderName)
        if isSystem {
            batch.appendSystem(draft.text, like: line, dialect: dialect, namesAreIdentities: namesAreIdentities)
            return nil
        }
        line.text = batch.hold(draft.text)
        line.quote = batch.hold(draft.quote)
        line.other = batch.hold(draft.other)
        line.senderIsName = draft.senderIsName
        line.otherIsName = draft.otherIsName
        batch.append(line)
        for person in draft.alsoAbout where person.count <= most {
            line.sender = batch.hold(person)
            batch.append(line)
        }
        return nil
    }
}

extension LineBatch {
    /// Copies a text in, unless the line before has the same one.
    fileprivate mutating func hold(_ text: Bytes, unlessIn before: Slice?) -> Slice {
        if text.isEmpty { return .empty }
        if let before, Int(before.length) == text.count, let from = text.baseAddress,
            bytes.withUnsafeBytes({ held in
                held.baseAddress.map { memcmp($0 + Int(before.offset), from, text.count) == 0 } ?? false
            })
        {
            return before
        }
        return hold(text)
    }
}
