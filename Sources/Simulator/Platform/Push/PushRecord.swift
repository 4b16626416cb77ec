/// What became of one delivery.
struct PushRecord: Sendable {
    let number: Int
    let title: String
    let made: Int64
    var isDuplicate = false
    /// HTTP status or a word for each try.
    var tries: [String] = []
    /// The beginning of the last answer.
    var answer = ""
    /// `waiting`, `accepted`, `failed`, `dropped` or `unsent`, because there is no address.
    var outcome = "waiting"
    /// How long the last try took, in milliseconds.
    var took: Int64 = 0

    func write(_ json: inout JSONWriter) {
        json.field("number", number)
        json.field("title", title)
        json.field("made_ms", made)
        json.field("duplicate", isDuplicate)
        json.texts("tries", tries)
        json.field("answer", answer)
        json.field("outcome", outcome)
        json.field("took_ms", took)
    }
}
