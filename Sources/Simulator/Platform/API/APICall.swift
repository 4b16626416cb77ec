/// One call of the platform's API.
struct APICall: Sendable {
    /// Behind `/cgi-bin/`.
    let name: String
    let query: [String: String]
    /// The fields of the body; null if it is no JSON.
    let body: JSONValue
    /// The body of an upload as it came.
    var upload: Upload?
    /// Milliseconds since 1970.
    let now: Int64

    struct Upload: Sendable {
        let fileName: String
        let bytes: [UInt8]
    }

    var seconds: Int64 { now / 1000 }
    subscript(_ field: String) -> JSONValue { body[field] }

    /// A text that must be there.
    func required(_ field: String, orElse refusal: Refusal = .empty) throws(Refusal) -> String {
        guard let text = body[field].text, !text.isEmpty else { throw refusal }
        return text
    }

    /// A text of at most so many characters; empty if it is not there.
    func text(_ field: String, atMost characters: Int, orElse refusal: Refusal = .tooLong) throws(Refusal) -> String {
        let text = body[field].text ?? ""
        guard text.unicodeScalars.count <= characters else { throw refusal }
        return text
    }

    /// A whole number within a range; the default if it is not there.
    func integer(_ field: String, _ range: ClosedRange<Int64>, default fallback: Int64) throws(Refusal) -> Int64 {
        if body[field].isNull { return fallback }
        guard let value = body[field].integer, range.contains(value) else { throw .badParameter }
        return value
    }

    /// The limit of a page: what is over the maximum is taken as the maximum.
    func limit(default fallback: Int, maximum: Int) throws(Refusal) -> Int {
        guard let value = body["limit"].integer else { return fallback }
        guard value >= 0 else { throw .badParameter }
        return value == 0 ? fallback : Int(min(value, Int64(maximum)))
    }
}
