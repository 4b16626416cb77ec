public import Hummingbird
public import Kernel

/// One request that passed the gate, as a page sees it.
public struct Visit: Sendable {
    public let voice: Voice
    /// Nil where `Access.everyone` let a stranger in.
    public let person: SignedIn?
    /// The workspace of the address; nil outside of `/w/…`.
    public let seat: Seat?
    /// The fields of the address.
    public let query: Form
    /// The fields of the body; empty for GET and streams.
    public let form: Form
    /// The token that every form sends back in the field `token`.
    public var formToken: String { token.formToken }
    public let path: String
    /// The caller's address as far as it is known; for limits.
    public let address: String
    /// Names the session in its store; nil without one.
    public let sessionHash: [UInt8]?
    /// Of the session, or of the visitor before one.
    let token: SessionToken
    /// Scheme and host by which we are reached from outside, as far as it is known.
    public let origin: String
    /// Whether a program looks, to show or to file what a person may look at later; it is told by what it says of itself.
    public let isPreview: Bool
    let cookies: Cookies
    let parameters: Parameters
    let stream: RequestBody?

    public var now: Instant { voice.now }

    /// What a `PageCookie` of ours kept; nil without one.
    public func cookie(_ name: String) -> String? { cookies[name]?.value }

    /// A part of the address as an id.
    ///
    /// - Throws: `Failure.notFound` if it is none.
    public func id<Kind>(_ name: String, _: Kind.Type = Kind.self) throws -> ID<Kind> {
        guard let text = parameters.get(name), let id = ID<Kind>(text) else { throw Failure.notFound }
        return id
    }

    public func parameter(_ name: String) throws -> String {
        guard let text = parameters.get(name) else { throw Failure.notFound }
        return text
    }

    /// The person; every route but those for `.everyone` has one.
    public func signedIn() throws -> SignedIn {
        guard let person else { throw Failure.notSignedIn }
        return person
    }

    /// The workspace; every route under `/w/{workspace}` has one.
    public func place() throws -> Seat {
        guard let seat else { throw Failure.notFound }
        return seat
    }

    /// The body of a route with `intake: .stream`.
    public func body() throws -> RequestBody {
        guard let stream else { throw Failure.unreadable }
        return stream
    }

    public func say(_ key: String, _ values: [String: String] = [:]) -> String { voice.say(key, values) }
}
