/// A welcome code and what became of it.
struct Welcome: Sendable {
    let code: String
    /// Place among the edges.
    let edge: Int
    /// Milliseconds since 1970 when its event was made.
    let made: Int64
    /// Milliseconds since 1970 when it was used.
    var used: Int64?
    var text = ""
    var attachments = 0
}
