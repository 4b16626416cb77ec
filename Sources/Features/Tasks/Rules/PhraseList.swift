/// Phrases that are looked for in what people say, by their bytes: what somebody said last is read for everybody who is to be written to.
struct PhraseList: ExpressibleByArrayLiteral {
    /// By the first byte of each.
    private let beginning: [[ArraySlice<UInt8>]]

    init(arrayLiteral elements: String...) {
        var beginning = [[ArraySlice<UInt8>]](repeating: [], count: 256)
        for phrase in elements.map({ Array($0.utf8) }) { beginning[Int(phrase[0])].append(phrase.dropFirst()) }
        self.beginning = beginning
    }

    /// Whether any of them stands in the text.
    func isIn(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            bytes.indices.contains { at in beginning[Int(bytes[at])].contains { bytes[(at + 1)...].starts(with: $0) } }
        }
    }
}
