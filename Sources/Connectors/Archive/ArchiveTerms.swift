/// What the library is told at its beginning.
public struct ArchiveTerms: Sendable, Equatable {
    /// Where the library lies.
    public var library: String
    public var corpID: String
    /// Of the message archive, not of the app.
    public var secret: String
    /// `http://host:port` or `socks5://host:port`; empty for none.
    public var proxy: String
    /// `user:password`; empty for none.
    public var proxyPassword: String

    public init(library: String, corpID: String, secret: String, proxy: String = "", proxyPassword: String = "") {
        self.library = library
        self.corpID = corpID
        self.secret = secret
        self.proxy = proxy
        self.proxyPassword = proxyPassword
    }
}
