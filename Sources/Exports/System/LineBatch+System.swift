extension LineBatch {
    /// Turns a system line into events and appends them.
    ///
    /// - Parameters:
    ///   - sentence: what the client shows, clean UTF-8.
    ///   - like: number, time and group of the line; each event is a copy of it. If no wording fits, its sender is kept.
    ///   - myself: the identity of the person who made the export, if the format has it.
    ///   - namesAreIdentities: messages of the format carry the same names (`ExportFormat.scope == .group`).
    mutating func appendSystem(
        _ sentence: UnsafeBufferPointer<UInt8>, like: Line, dialect: SystemDialect = .weChat, myself: Slice = .empty,
        namesAreIdentities: Bool
    ) {
        let sentence = SystemSentence.unwrapped(sentence)
        let held = hold(sentence)
        for event in SystemEvent.read(sentence, dialect: dialect, readsIdentities: !namesAreIdentities) {
            var line = like
            line.kind = event.kind
            line.text = event.name.map { held.part($0) } ?? held
            if event.kind != .system || event.who != .nobody {
                (line.sender, line.senderName, line.senderIsName) = place(event.who, held, myself, namesAreIdentities)
                (line.other, _, line.otherIsName) = place(event.other, held, myself, namesAreIdentities)
            }
            append(line)
        }
    }

    private mutating func place(
        _ person: SystemEvent.Person, _ held: Slice, _ myself: Slice, _ namesAreIdentities: Bool
    ) -> (identity: Slice, name: Slice, isName: Bool) {
        switch person {
        case .nobody: (.empty, .empty, false)
        case .myself: (myself.isEmpty ? hold(Myself.identity) : myself, .empty, false)
        case .named(let range): (held.part(range), .empty, !namesAreIdentities)
        case .known(let name, let identity): (held.part(identity), held.part(name), false)
        }
    }
}

extension LineBatch.Slice {
    /// A part of it; the range counts from its start and lies within.
    fileprivate func part(_ range: Range<Int>) -> LineBatch.Slice {
        LineBatch.Slice(
            offset: offset &+ Int32(truncatingIfNeeded: range.lowerBound), length: Int32(truncatingIfNeeded: range.count))
    }
}

/// The sentence within what databases wrap it in.
private enum SystemSentence {
    static func unwrapped(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        let text = text.trimmed
        guard text.has("<revokemsg>") else { return text }
        return text.piece(11..<(text.find("</revokemsg>") ?? text.count)).trimmed
    }
}
