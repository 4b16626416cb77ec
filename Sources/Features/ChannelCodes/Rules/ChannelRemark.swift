/// What whoever comes by a code is noted as: `{name}-门店A`.
public struct ChannelRemark: Sendable, Hashable {
    public static let hole = "{name}"
    /// What people write for it.
    private static let spellings = ["{{name}}", "{{昵称}}", "{昵称}", "{Name}", "{NAME}"]
    /// Of a nickname so much must find room.
    private static let leastName = 4

    /// As it is kept: with the one spelling.
    public let template: String
    private let parts: [String]

    public init(_ typed: String) {
        template = Self.spellings.reduce(PlainLine.of(typed)) { $0.replacing($1, with: Self.hole) }
        parts = template.split(separator: Self.hole, omittingEmptySubsequences: false).map(String.init)
    }

    private var room: Int { ChannelPolicy.remark.value - parts.reduce(0) { $0 + $1.count } }

    /// Whether the platform takes it, whatever the nickname is.
    var fits: Bool { room >= (parts.count - 1) * Self.leastName }

    /// - Parameter name: the nickname, cut to what finds room.
    /// - Returns: at most 20 characters; nil if nothing is to be noted.
    public func text(for name: String) -> String? {
        let shown = String(PlainLine.of(name).prefix(parts.count > 1 ? max(0, room) / (parts.count - 1) : 0))
        let text = PlainLine.of(parts.joined(separator: shown))
        return text.isEmpty ? nil : String(text.prefix(ChannelPolicy.remark.value))
    }
}
