/// Texts as a workbook can hold them.
enum SheetText {
    /// Excel takes 32,767; a few are left for the library's own escapes.
    static let limit = 32_000
    static let nameLimit = 31

    /// Without what XML cannot carry, and not longer than a cell.
    static func cell(_ text: String) -> String {
        let isPlain = text.utf8.count <= limit && text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0xEF }
        if isPlain { return text }
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if kept.count == limit { break }
            if isAllowed(scalar) { kept.append(scalar) }
        }
        return String(kept)
    }

    /// The name of a sheet: what Excel forbids becomes a space, never empty, none twice (large and small letters are the same).
    static func name(_ wanted: String, taken: [String]) -> String {
        var name = String(String.UnicodeScalarView(cell(wanted).unicodeScalars.map { "[]:*?/\\'\n\t".unicodeScalars.contains($0) ? " " : $0 }))
        name = cut(trimmed(name), to: nameLimit)
        if name.isEmpty { name = "1" }
        var number = 2
        var free = name
        while taken.contains(where: { $0.lowercased() == free.lowercased() }) {
            free = cut(name, to: nameLimit - 8) + " \(number)"
            number += 1
        }
        return free
    }

    private static func cut(_ text: String, to units: Int) -> String {
        var kept = "", used = 0
        for character in text {
            used += character.utf16.count
            if used > units { break }
            kept.append(character)
        }
        return trimmed(kept)
    }

    private static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars.drop { $0.properties.isWhitespace }
        let end = scalars.reversed().prefix { $0.properties.isWhitespace }.count
        return String(String.UnicodeScalarView(scalars.dropLast(end)))
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x20 ? scalar.value != 0xFFFE && scalar.value != 0xFFFF : scalar == "\t" || scalar == "\n"
    }
}
