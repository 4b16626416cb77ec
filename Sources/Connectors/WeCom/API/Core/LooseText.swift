/// A text that may come as a number or a truth value.
struct LooseText: Decodable {
    let value: String

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            value = text
        } else if let number = try? container.decode(Int64.self) {
            value = "\(number)"
        } else if let truth = try? container.decode(Bool.self) {
            value = truth ? "true" : "false"
        } else {
            let number = try container.decode(Double.self)
            value = Int64(exactly: number).map { "\($0)" } ?? "\(number)"
        }
    }
}
