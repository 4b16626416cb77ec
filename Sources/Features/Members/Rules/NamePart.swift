/// A word that names are searched for, byte by byte: hundreds of names for some twenty words each.
struct NamePart {
    private let bytes: [UInt8]

    /// - Parameter word: an empty one is in no name.
    init(_ word: String) { bytes = Array(word.utf8) }

    func isIn(_ name: [UInt8]) -> Bool {
        guard let first = bytes.first, name.count >= bytes.count else { return false }
        for start in 0...(name.count - bytes.count) where name[start] == first {
            if name[start..<start + bytes.count].elementsEqual(bytes) { return true }
        }
        return false
    }
}
