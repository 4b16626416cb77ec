/// An object within an answer whose fields are read by whoever asked.
struct Nested: Decodable {
    let fields: Fields

    init(from decoder: any Decoder) throws { fields = try Fields(decoder) }
}
