/// A key of a document as it is sent.
struct APIKey: CodingKey {
    let stringValue: String
    let intValue: Int? = nil

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
    init(property: String) { stringValue = APIWord.of(property) }
}
