/// What every answer is wrapped in: `errcode` and `errmsg` beside the fields of the answer itself. Without `errcode` all is well.
struct Envelope<Answer: Decodable>: Decodable {
    let code: WeComErrorCode
    let message: String
    /// Nil if the platform refused.
    let answer: Answer?

    init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        let said = try fields.text("errcode")
        // What is there and no number is no yes.
        guard let number = said.isEmpty ? 0 : Int(said) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "errcode"))
        }
        code = WeComErrorCode(rawValue: number)
        message = code.rawValue == 0 ? "" : try fields.text("errmsg")
        answer = code.rawValue == 0 ? try Answer(from: decoder) : nil
    }

    /// At which field reading failed; `$` is the answer as a whole.
    static func place(_ error: any Error) -> String {
        let path: [any CodingKey] =
            switch error as? DecodingError {
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context): context.codingPath
            case .keyNotFound(let key, let context): context.codingPath + [key]
            default: []
            }
        return path.reduce("$") { $1.intValue == nil ? "\($0).\($1.stringValue)" : "\($0)[]" }
    }
}
