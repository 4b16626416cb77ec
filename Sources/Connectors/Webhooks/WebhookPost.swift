/// One message to one address.
public struct WebhookPost: Sendable {
    /// `https://…` or `http://…`.
    public var address: String
    /// The same at every try, so that the receiver can drop what it has already.
    public var id: String
    /// JSON; sent byte for byte as it stands here.
    public var body: String
    /// Each signs; at least one.
    public var secrets: [[UInt8]]

    public init(address: String, id: String, body: String, secrets: [[UInt8]]) {
        self.address = address
        self.id = id
        self.body = body
        self.secrets = secrets
    }
}
