/// Walks to the messages of a document, wherever they lie: an array at the top, `messages` of the top object, or `messages` of
/// every object in `chats.list` and `left_chats.list`.
final class JSONDocument<Format: ElementFormat> {
    private enum Place { case chat, chats, list, messages }

    /// The element `next` came to, from 1, over all chats.
    private(set) var number = 0

    private let scanner: JSONScanner
    private var path: [Place] = []
    private var hasBegun = false
    private var hasMessages = false
    /// What the document says of its group is known, as far as it says anything.
    private var hasKeys = Format.documentKeys.isEmpty

    init(_ source: ByteSource) { scanner = JSONScanner(source) }

    /// The next message; nil behind the last.
    func next(_ format: inout Format) throws -> JSONScanner.Value? {
        if !hasBegun { try begin() }
        while let place = path.last {
            switch place {
            case .messages:
                hasMessages = true
                if try scanner.nextElement() {
                    let message = try scanner.value()
                    number += 1
                    return message
                }
                path.removeLast()
            case .list:
                // A list of no chats is an export of nothing.
                hasMessages = true
                if try !scanner.nextElement() {
                    path.removeLast()
                } else if try scanner.peek() == 0x7B {
                    scanner.enter()
                    path.append(.chat)
                    format.beginChat()
                } else {
                    try scanner.skip()
                }
            case .chats:
                if try !scanner.nextKey() {
                    path.removeLast()
                } else if scanner.key.elementsEqual("list".utf8), try scanner.peek() == 0x5B {
                    scanner.enter()
                    path.append(.list)
                } else {
                    try scanner.skip()
                }
            case .chat: try stepInChat(&format)
            }
        }
        guard hasMessages else { throw ExportError.notOfFormat(Format.format) }
        return nil
    }

    private func begin() throws {
        hasBegun = true
        switch try scanner.peek() {
        case 0x5B: path = [.messages]
        case 0x7B: path = [.chat]
        default: throw try scanner.broken()
        }
        scanner.enter()
    }

    private func stepInChat(_ format: inout Format) throws {
        guard try scanner.nextKey() else {
            path.removeLast()
            return
        }
        let key = scanner.key, value = try scanner.peek()
        if key.equals("messages"), value == 0x5B {
            if path.count == 1, !hasKeys {
                try readAhead(&format)
            } else {
                scanner.enter()
                path.append(.messages)
            }
        } else if path.count == 1, value == 0x7B, key.equals("chats") || key.equals("left_chats") {
            scanner.enter()
            path.append(.chats)
        } else {
            try note(&format)
        }
    }

    private func note(_ format: inout Format) throws {
        guard Format.documentKeys.contains(where: { scanner.key.equals($0) }) else { return try scanner.skip() }
        guard case .whole(let bytes) = try scanner.value() else { return }
        hasKeys = true
        format.note(scanner.key, JSONValue(bytes))
    }

    /// The group's name may stand behind the messages: looks there and comes back.
    private func readAhead(_ format: inout Format) throws {
        try scanner.skip()
        while try scanner.nextKey() { try note(&format) }
        hasKeys = true
        try scanner.rewind()
        try begin()
    }
}
