/// A token that was given out.
struct AccessToken: Sendable {
    let text: String
    /// Milliseconds since 1970.
    var expires: Int64
    var isRevoked = false
}
