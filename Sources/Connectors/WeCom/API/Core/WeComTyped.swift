/// How the platform writes things of several kinds: `{"msgtype": "image", "image": {…}}`.
struct WeComTyped<Payload: Encodable>: Encodable {
    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    let kind: String
    let payload: Payload

    init(_ kind: String, _ payload: Payload) {
        self.kind = kind
        self.payload = payload
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Name.self)
        try container.encode(kind, forKey: Name(stringValue: "msgtype"))
        try container.encode(payload, forKey: Name(stringValue: kind))
    }
}
