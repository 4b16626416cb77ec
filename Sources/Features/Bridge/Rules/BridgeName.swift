/// What a person calls a bridge, to know it again: 1 to 60 characters in one line.
public struct BridgeName: Sendable, Hashable {
    public static let limit = 60

    public let text: String

    /// - Throws: `BridgeRefusal.nameEmpty`, `.nameTooLong`.
    public init(_ typed: String) throws(BridgeRefusal) {
        do throws(TokenRefusal) { text = try TokenName(typed).text } catch { throw error == .nameTooLong ? .nameTooLong : .nameEmpty }
    }
}
