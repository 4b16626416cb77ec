/// Some names, to pass over all of many others that are like none of them (`SameNameGuess`) without taking each apart.
public struct AlikeNames {
    private var unmarked: Set<String> = []
    private var unmarkedOrStems: Set<String> = []

    public init(_ names: some Sequence<String>) {
        for name in names {
            let own = SameNameGuess.unmarked(name)
            unmarked.insert(own)
            unmarkedOrStems.formUnion([own, SameNameGuess.stem(unmarked: own)])
        }
    }

    /// True of every name that is like one of them, and of themselves.
    public func mayBeLike(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        switch Self.script(of: name) {
        case .latin:
            let own = Self.unmarked(name), stem = Self.withoutDigits(own)
            return isLike(Self.small(own), stem: Self.small(stem))
        case .han:
            let own = Self.small(Self.unmarked(name))
            return isLike(own, stem: own)
        case nil:
            let own = SameNameGuess.unmarked(String(decoding: name, as: UTF8.self))
            return isLike(own, stem: SameNameGuess.stem(unmarked: own))
        }
    }

    private func isLike(_ own: String, stem: String) -> Bool { unmarkedOrStems.contains(own) || unmarked.contains(stem) }

    private enum Script { case latin, han }

    /// Latin: nothing but ASCII that can be seen; Han: with Han characters too. Every byte or character of them stands for itself. Nil of
    /// all other names.
    private static func script(of name: UnsafeBufferPointer<UInt8>) -> Script? {
        var at = 0, script = Script.latin
        while at < name.count {
            switch name[at] {
            case 0x20...0x7E: at += 1
            case 0xE4...0xE9: (at, script) = (at + 3, .han)
            default: return nil
            }
        }
        return script
    }

    private static let space = UInt8(ascii: " ")
    private static let marks: [Bool] = (0..<256).map { SameNameGuess.marks.contains(Character(UnicodeScalar(UInt8($0)))) }

    private static func unmarked(_ name: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var begin = 0, end = name.count
        while begin < end, marks[Int(name[end - 1])] || name[end - 1] == space { end -= 1 }
        while begin < end, name[begin] == space { begin += 1 }
        return UnsafeBufferPointer(rebasing: name[begin..<end])
    }

    private static func withoutDigits(_ name: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var end = name.count
        while end > 0, marks[Int(name[end - 1])] || (0x30...0x39).contains(name[end - 1]) { end -= 1 }
        return UnsafeBufferPointer(rebasing: name[..<end])
    }

    private static func small(_ name: UnsafeBufferPointer<UInt8>) -> String {
        String(unsafeUninitializedCapacity: name.count) { small in
            for (at, byte) in name.enumerated() { small[at] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
            return name.count
        }
    }
}
