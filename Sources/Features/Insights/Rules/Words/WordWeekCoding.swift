extension WordWeek {
    private static let version: UInt8 = 1
    private static let wordLimit = 255
    private static let numberLimit = Int(UInt32.max)

    /// The version, then numbers of seven bits a byte, low bits first: messages, words, sampling, entries, and for every entry
    /// messages, speakers, bytes of the word, the word.
    public func encode() -> [UInt8] {
        var bytes: [UInt8] = [WordWeek.version]
        bytes.reserveCapacity(16 + entries.count * 16)
        for number in [messages, words, sampling, entries.count] { WordWeek.append(number, to: &bytes) }
        for entry in entries {
            WordWeek.append(entry.messages, to: &bytes)
            WordWeek.append(entry.speakers, to: &bytes)
            WordWeek.append(entry.word.utf8.count, to: &bytes)
            bytes += entry.word.utf8
        }
        return bytes
    }

    /// Nil if the bytes are not exactly what `encode` writes for some week.
    public static func decode(_ bytes: [UInt8]) -> WordWeek? {
        bytes.withUnsafeBufferPointer { bytes in
            guard bytes.first == version else { return nil }
            var at = 1
            guard let messages = number(bytes, &at), let words = number(bytes, &at), let sampling = number(bytes, &at),
                let count = number(bytes, &at), words >= messages, sampling < 64, count <= entryLimit
            else { return nil }
            var week = WordWeek(messages: messages, words: words, sampling: sampling)
            week.entries.reserveCapacity(count)
            for _ in 0..<count {
                guard let entry = entry(bytes, &at), entry.messages <= messages, week.entries.last.map({ precedes($0, entry) }) ?? true
                else { return nil }
                week.entries.append(entry)
            }
            return at == bytes.count ? week : nil
        }
    }

    private static func entry(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int) -> WordCount? {
        guard let messages = number(bytes, &at), let speakers = number(bytes, &at), let length = number(bytes, &at),
            messages >= leastMessages, (1...messages).contains(speakers), (1...wordLimit).contains(length), length <= bytes.count - at,
            let word = String(validating: UnsafeBufferPointer(rebasing: bytes[at..<at + length]), as: UTF8.self)
        else { return nil }
        at += length
        return WordCount(word: word, messages: messages, speakers: speakers)
    }

    private static func append(_ number: Int, to bytes: inout [UInt8]) {
        var rest = min(max(number, 0), numberLimit)
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// At most five bytes, the last one not zero unless it is the only one.
    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int) -> Int? {
        var value = 0
        for shift in stride(from: 0, through: 28, by: 7) {
            guard at < bytes.count else { return nil }
            let byte = bytes[at]
            at += 1
            value |= Int(byte & 0x7F) << shift
            if byte < 0x80 { return byte == 0 && shift > 0 || value > numberLimit ? nil : value }
        }
        return nil
    }
}
