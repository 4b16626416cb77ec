/// Something in the product's own files that keeps the server from starting.
public struct WebSetupError: Error, CustomStringConvertible, Sendable {
    public let description: String

    public init(_ description: String) { self.description = description }
}
