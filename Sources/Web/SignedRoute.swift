internal import HTTPTypes
public import Kernel

/// An address that another platform calls. There is no session and no form token: what is sent is signed, and the route judges
/// the signature.
public struct SignedRoute: Sendable {
    public let method: Route.Method
    /// `/callback/wecom/{connection}`
    public let path: String
    /// Longer bodies are not read.
    public let maximumBytes: Int
    public let answer: @Sendable (SignedCall) async throws -> SignedReply

    public init(
        _ method: Route.Method, _ path: String, maximumBytes: Int = 0, _ answer: @escaping @Sendable (SignedCall) async throws -> SignedReply
    ) {
        self.method = method
        self.path = path
        self.maximumBytes = maximumBytes
        self.answer = answer
    }
}

/// What came in a call to a `SignedRoute`.
public struct SignedCall: Sendable {
    public let now: Instant
    /// Nil if it is longer than the route reads.
    public let body: [UInt8]?
    let parts: [String: String]
    let fields: [String: String]
    let headers: HTTPFields

    /// A header of the call; empty if it did not come.
    ///
    /// - Parameter name: in small letters.
    public func header(_ name: String) -> String { HTTPField.Name(name).flatMap { headers[$0] } ?? "" }

    /// A field of the address; empty if it did not come. A plus is a plus: signatures and base64 have them, and not everybody
    /// writes them as `%2B`.
    public func field(_ name: String) -> String { fields[name] ?? "" }

    /// A part of the address as an id; nil if it is none.
    public func id<Kind>(_ name: String, _: Kind.Type = Kind.self) -> ID<Kind>? { parts[name].flatMap { ID<Kind>($0) } }
}

/// What a `SignedRoute` answers: a status and a short text, or JSON.
public struct SignedReply: Sendable, Equatable {
    public var status: Int
    public var body: [UInt8]
    public var isJSON = false

    public init(status: Int = 200, body: [UInt8] = []) {
        self.status = status
        self.body = body
    }

    public init(status: Int = 200, text: String) { self.init(status: status, body: Array(text.utf8)) }

    /// - Parameter json: a document, encoded.
    public init(status: Int = 200, json: some Sequence<UInt8>) {
        self.init(status: status, body: Array(json))
        isJSON = true
    }
}
