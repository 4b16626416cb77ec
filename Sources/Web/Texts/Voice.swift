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
    /// What is put in does not turn the sentence, whatever way it is written. English may have a form for one: with `count` = "1"
    /// the key `….one` wins if it exists.
    public func say(_ key: String, _ values: [String: String] = [:]) -> String { fill(key, values, DirectionalIsolate.wrap) }

    /// The same with the values exactly as they are: for what is copied and used elsewhere.
    public func bare(_ key: String, _ values: [String: String] = [:]) -> String { fill(key, values) { $0 } }

    private func fill(_ key: String, _ values: [String: String], _ shown: (String) -> String) -> String {
        let single = values["count"] == "1" ? texts.text(key + ".one", language) : nil
        guard let sentence = single ?? texts.text(key, language) else { return key }
        // In one pass: a value may have braces of its own.
        var said = "", rest = sentence[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            said += rest[..<open]
            if let value = values[String(rest[rest.index(after: open)..<close])] {
                said += shown(value)
            } else {
                said += rest[open...close]
            }
            rest = rest[rest.index(after: close)...]
        }
        return said + rest
    }
}
