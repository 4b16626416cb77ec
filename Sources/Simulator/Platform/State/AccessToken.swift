/// A token that was given out.
struct AccessToken: Sendable {
    let text: String
    /// Milliseconds since 1970.
    var expires: Int64
    var isRevoked = false
    /// Given for the secret of the message archive: good for `msgaudit/…` and for nothing else.
    var isOfArchive = false
}
