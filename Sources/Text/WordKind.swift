/// What a word is made of.
public enum WordKind: UInt8, Sendable {
    /// Chinese characters or Japanese kana, as ICU's dictionary cuts them.
    case ideographic
    /// Letters of any other script, with or without digits: `iphone15`.
    case alphabetic
    /// Digits only, with the points, commas and colons between them: `3.14`, `12:30`.
    case number
}
