/// With which characters some names begin, to pass over names that cannot be like any of them (`SameNameGuess`) without taking each apart.
public struct NameBeginnings {
    private var keys: Set<UInt32> = []

    public init(_ names: some Sequence<String>) {
        for name in names {
            let trimmed = name.drop(while: \.isWhitespace)
            // 0 stands for anything.
            keys.insert(Array(trimmed.utf8.prefix(Self.longest)).withUnsafeBufferPointer { Self.key(of: $0) } ?? 0)
        }
    }

    /// Never false of a name that is like one of them.
    public func mayBegin(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let key = Self.key(of: name) else { return true }
        return keys.contains(key) || keys.contains(0)
    }

    private static let longest = 3

    /// Of ASCII that can be seen, in small letters, and of Han characters. Nil of all others: case, white space or another form of one
    /// character might hide what they begin with.
    private static func key(of name: UnsafeBufferPointer<UInt8>) -> UInt32? {
        guard let first = name.first else { return nil }
        switch first {
        case 0x41...0x5A: return UInt32(first + 0x20)
        case 0x21...0x7E: return UInt32(first)
        case 0xE4...0xE9 where name.count >= longest: return UInt32(first) << 16 | UInt32(name[1]) << 8 | UInt32(name[2])
        default: return nil
        }
    }
}
