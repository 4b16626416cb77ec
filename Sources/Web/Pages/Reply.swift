public import Hummingbird

/// What a route answers.
public enum Reply: Sendable {
    case page(Page)
    /// 303: the browser goes there with GET, so that a reload repeats nothing.
    case redirect(to: String)
    /// A JSON document, already encoded.
    case json(String, status: Int = 200)
    /// A file to keep.
    case download(name: String, type: String, bytes: [UInt8])
    /// Anything else, such as a stream.
    case raw(Response)
    /// The error page of that kind.
    case failure(Failure)
    /// Opens a session for the person and goes on.
    case signIn(SignInReply)
    /// Closes the session and shows the sign-in page.
    case signOut
    /// Remembers the language and goes on.
    case speak(Language, to: String)

    /// Whether the session that the request came with ends here.
    var endsSession: Bool {
        switch self {
        case .signIn, .signOut: true
        case .page, .redirect, .json, .download, .raw, .failure, .speak: false
        }
    }
}
