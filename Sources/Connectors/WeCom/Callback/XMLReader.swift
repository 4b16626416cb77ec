/// Reads the XML that platforms send: elements, text, CDATA, the five named entities and character references. There is no
/// document type, so there are no entities to grow and nothing outside to load; anything else is refused.
public struct XMLReader {
    /// A longer document is refused.
    public static let maximumBytes = 256 * 1024
    static let maximumDepth = 16
    static let maximumElements = 20_000

    private let bytes: [UInt8]
    private var place = 0
    private var elements = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// - Throws: `CallbackProblem.unreadable` for what is not well formed, not UTF-8, too large or too deep.
    public static func read(_ bytes: [UInt8]) throws(CallbackProblem) -> XMLNode {
        guard bytes.count <= maximumBytes else { throw .unreadable }
        var reader = XMLReader(bytes)
        _ = reader.skip("\u{FEFF}")
        reader.skipSpace()
        if reader.skip("<?xml") { try reader.skip(past: "?>") }
        try reader.skipBetween()
        let root = try reader.element(depth: 1)
        try reader.skipBetween()
        guard reader.place == bytes.count else { throw .unreadable }
        return root
    }

    private mutating func element(depth: Int) throws(CallbackProblem) -> XMLNode {
        elements += 1
        guard depth <= Self.maximumDepth, elements <= Self.maximumElements, skip("<") else { throw .unreadable }
        var node = XMLNode(try name())
        try skipAttributes()
        if skip("/>") { return node }
        guard skip(">") else { throw .unreadable }
        var text: [UInt8] = []
        while !skip("</") {
            switch peek {
            case nil: throw .unreadable
            case UInt8(ascii: "<"):
                if skip("<![CDATA[") {
                    let begin = place
                    try skip(past: "]]>")
                    text += bytes[begin..<(place - 3)]
                } else if skip("<!--") {
                    try skip(past: "-->")
                } else {
                    node.children.append(try element(depth: depth + 1))
                }
            case UInt8(ascii: "&"):
                place += 1
                try reference(into: &text)
            default:
                let begin = place
                while let byte = peek, byte != UInt8(ascii: "<"), byte != UInt8(ascii: "&") { place += 1 }
                text += bytes[begin..<place]
            }
        }
        guard try name() == node.name else { throw .unreadable }
        skipSpace()
        guard skip(">") else { throw .unreadable }
        // Space between elements is layout.
        if !node.children.isEmpty, text.allSatisfy(Self.isSpace) { return node }
        guard let read = String(validating: text, as: UTF8.self) else { throw .unreadable }
        node.text = read
        return node
    }

    private mutating func name() throws(CallbackProblem) -> String {
        let begin = place
        while let byte = peek, Self.isNameByte(byte) { place += 1 }
        guard place > begin, let name = String(validating: bytes[begin..<place], as: UTF8.self) else { throw .unreadable }
        return name
    }

    private mutating func skipAttributes() throws(CallbackProblem) {
        while true {
            skipSpace()
            guard let byte = peek else { throw .unreadable }
            if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") { return }
            _ = try name()
            skipSpace()
            guard skip("=") else { throw .unreadable }
            skipSpace()
            if skip("\"") { try skip(past: "\"") } else if skip("'") { try skip(past: "'") } else { throw .unreadable }
        }
    }

    private mutating func reference(into text: inout [UInt8]) throws(CallbackProblem) {
        for (name, byte) in Self.entities where skip(name) {
            text.append(byte)
            return
        }
        guard skip("#") else { throw .unreadable }
        let radix = skip("x") ? 16 : 10, begin = place
        while let byte = peek, byte != UInt8(ascii: ";"), place - begin < 8 { place += 1 }
        let digits = String(decoding: bytes[begin..<place], as: UTF8.self)
        guard skip(";"), let number = UInt32(digits, radix: radix), number > 0, let scalar = Unicode.Scalar(number) else {
            throw .unreadable
        }
        text += Array(String(Character(scalar)).utf8)
    }

    private static let entities: [(StaticString, UInt8)] = [
        ("amp;", UInt8(ascii: "&")), ("lt;", UInt8(ascii: "<")), ("gt;", UInt8(ascii: ">")), ("quot;", UInt8(ascii: "\"")),
        ("apos;", UInt8(ascii: "'")),
    ]

    /// Space and comments around the root.
    private mutating func skipBetween() throws(CallbackProblem) {
        skipSpace()
        while skip("<!--") {
            try skip(past: "-->")
            skipSpace()
        }
    }

    private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func skip(_ text: StaticString) -> Bool {
        let text = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard bytes.count - place >= text.count else { return false }
        for offset in text.indices where bytes[place + offset] != text[offset] { return false }
        place += text.count
        return true
    }

    private mutating func skip(past text: StaticString) throws(CallbackProblem) {
        let first = text.utf8Start.pointee
        while let next = bytes[place...].firstIndex(of: first) {
            place = next
            if skip(text) { return }
            place += 1
        }
        throw .unreadable
    }

    private mutating func skipSpace() {
        while let byte = peek, Self.isSpace(byte) { place += 1 }
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: true
        default: [UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":")].contains(byte)
        }
    }
}
