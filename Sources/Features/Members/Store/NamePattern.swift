/// What was typed to find a name, as a pattern of LIKE; its own wildcards mean themselves.
struct NamePattern: Sendable {
    /// To be compared with it: both engines lower the letters of ASCII and no others, and it takes half the time without them.
    let column: StaticString
    let pattern: String

    init(_ text: String) {
        var escaped = "", hasLetters = false
        for scalar in text.unicodeScalars {
            if scalar == "!" || scalar == "%" || scalar == "_" { escaped.unicodeScalars.append("!") }
            let isCapital = ("A"..."Z").contains(scalar)
            hasLetters = hasLetters || isCapital || ("a"..."z").contains(scalar)
            escaped.unicodeScalars.append(isCapital ? Unicode.Scalar(UInt8(ascii: "a") + UInt8(scalar.value - 65)) : scalar)
        }
        column = hasLetters ? "lower(i.name)" : "i.name"
        pattern = "%" + escaped + "%"
    }
}
