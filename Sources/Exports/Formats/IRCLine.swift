/// What stands behind the time on a line of an IRC log.
struct IRCLine {
    var kind = LineKind.system
    var sender = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    var other = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    var text: UnsafeBufferPointer<UInt8>

    /// Anything the programs do not word in one of the known ways is a system line.
    init(_ rest: UnsafeBufferPointer<UInt8>) {
        text = rest.trimmed
        if rest.has("<"), !rest.has("<--"), let close = rest.find(">"), close > 1 {
            say(.text, IRCLine.nick(rest.piece(1..<close)), rest.piece(from: close + 1))
        } else if rest.has("-!- ") {
            tell(rest.piece(from: 4).trimmed)
        } else if rest.has("*** ") {
            tell(rest.piece(from: 4).trimmed)
        } else if rest.find("\t") != nil, readTabs(rest) {
            return
        } else if rest.has("* ") || rest.has(" * ") {
            readStar(rest.piece(from: rest.has("* ") ? 2 : 3))
        } else if rest.has("-"), let close = rest.find("- ", from: 1), !rest.piece(1..<close).contains(32), close > 1 {
            let name = rest.piece(1..<(rest.find(":", from: 1).map { min($0, close) } ?? close))
            say(.notice, IRCLine.nick(name), rest.piece(from: close + 2))
        }
    }

    private mutating func say(_ kind: LineKind, _ sender: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>) {
        self.kind = kind
        self.sender = sender
        // One blank parts the nick from the text; others are the text's own.
        let start = text.has(" ") || text.has("\t") ? 1 : 0
        self.text = text.piece(from: start).withoutBlankEnds
    }

    /// WeeChat and HexChat: who, a tab, what. False if the first column is not of theirs.
    private mutating func readTabs(_ rest: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let tab = rest.find("\t") else { return false }
        let column = rest.piece(upTo: tab).trimmed, text = rest.piece(from: tab + 1)
        if column.equals("-->") || column.equals("<--") || column.equals("--") {
            tell(text.trimmed)
        } else if column.equals("*") {
            readStar(text)
        } else if !column.isEmpty, !column.contains(32) {
            say(.text, IRCLine.nick(column), text)
        } else {
            return false
        }
        return true
    }

    /// `nick does something`, which is also how some programs tell of joins: then the address stands in brackets.
    private mutating func readStar(_ rest: UnsafeBufferPointer<UInt8>) {
        let words = rest.trimmed
        if let open = words.find(" ("), let close = words.find(")", from: open), words.piece(open..<close).contains(0x40) {
            tell(words)
            if kind != .system { return }
        }
        if words.find(" is now known as ") != nil || words.has("Joins: ") || words.has("Parts: ") || words.has("Quits: ") {
            tell(words)
            if kind != .system { return }
        }
        let end = words.find(" ") ?? words.count
        kind = .action
        sender = IRCLine.nick(words.piece(upTo: end))
        text = words.piece(from: end).trimmed
    }

    /// `nick [address] has joined #channel`, `Joins: nick (address)`, `nick is now known as other` and so on.
    private mutating func tell(_ words: UnsafeBufferPointer<UInt8>) {
        text = words
        for (opening, kind) in [("Joins: ", .joined), ("Parts: ", .left), ("Quits: ", .left)] as [(StaticString, LineKind)]
        where words.has(opening) {
            let name = words.piece(from: opening.utf8CodeUnitCount)
            set(kind, name.piece(upTo: name.find(" ") ?? name.count))
            return
        }
        guard let space = words.find(" ") else { return }
        let name = words.piece(upTo: space)
        var rest = words.piece(from: space + 1)
        if rest.has("[") || rest.has("("), let close = rest.find(rest.has("[") ? "] " : ") ") {
            rest = rest.piece(from: close + 2)
        }
        if rest.has("has joined") || rest.equals("joined") {
            set(.joined, name)
        } else if rest.has("has left") || rest.has("has quit") {
            set(.left, name)
        } else if rest.has("is now known as ") {
            set(.nick, name)
            text = IRCLine.nick(rest.piece(from: 16).trimmed)
        } else if rest.has("was kicked ") {
            set(.removed, name)
            if let by = rest.find(" by ") { other = IRCLine.firstWord(rest.piece(from: by + 4)) }
        } else if rest.has("has kicked ") {
            set(.removed, IRCLine.firstWord(rest.piece(from: 11)))
            other = IRCLine.nick(name)
        }
    }

    private mutating func set(_ kind: LineKind, _ name: UnsafeBufferPointer<UInt8>) {
        self.kind = kind
        sender = IRCLine.nick(name)
    }

    private static func firstWord(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        nick(text.piece(upTo: text.find(" ") ?? text.count))
    }

    /// Without the marks of operators and voices.
    private static func nick(_ name: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        let name = name.trimmed
        let isMarked = name.has("@") || name.has("+") || name.has("%") || name.has("&") || name.has("~")
        return isMarked && name.count > 1 ? name.piece(from: 1) : name
    }
}
