/// What people type into a field of one line.
enum PlainLine {
    /// Without controls, with one space where there were several, none at the ends.
    static func of(_ typed: String) -> String {
        var kept = String.UnicodeScalarView(), isSpace = true
        for scalar in typed.unicodeScalars {
            if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
                if !isSpace { kept.append(" ") }
                isSpace = true
            } else {
                kept.append(scalar)
                isSpace = false
            }
        }
        if isSpace, !kept.isEmpty { kept.removeLast() }
        return String(kept)
    }
}
