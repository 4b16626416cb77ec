public import Hummingbird
internal import NIOCore

/// What Hummingbird keeps for a request: its own things and the caller's address.
public struct WebContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    let peer: String?

    public init(source: Source) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress
    }
}
