public import Kernel

/// How one visitor is spoken to: sentences, figures, dates, on the clock of the place they look at.
public struct Voice: Sendable {
    public let texts: Texts
    public let language: Language
    public let zone: Zone
    public let now: Instant

    public init(texts: Texts, language: Language, zone: Zone, now: Instant) {
        self.texts = texts
        self.language = language
        self.zone = zone
        self.now = now
    }

    /// The sentence of `key` with `{name}` replaced; the key itself if there is none, which the parity test prevents.
    ///
    /// English may have a form for one: with `count` = "1" the key `….one` wins if it exists.
    public func say(_ key: String, _ values: [String: String] = [:]) -> String {
        let single = values["count"] == "1" ? texts.text(key + ".one", language) : nil
        guard var sentence = single ?? texts.text(key, language) else { return key }
        for (name, value) in values { sentence = sentence.replacing("{\(name)}", with: value) }
        return sentence
    }
}
