internal import Crypto
public import Kernel

/// What a callback says once it is decrypted.
public struct CallbackMessage: Sendable, Hashable {
    public let root: XMLNode
    /// As it was read.
    public let bytes: [UInt8]

    /// - Throws: `CallbackProblem.unreadable`.
    public init(_ bytes: [UInt8]) throws(CallbackProblem) {
        self.bytes = bytes
        root = try bytes.first { !XMLReader.isSpace($0) } == UInt8(ascii: "{") ? JSONNodes.read(bytes) : XMLReader.read(bytes)
    }

    /// `change_external_contact`; nil for what a member wrote.
    public var event: String? { root.text("Event") }
    public var changeType: String? { root.text("ChangeType") }
    /// When it happened, to the second; nil if it does not say.
    public var created: Instant? {
        root.text("CreateTime").flatMap { Int64($0) }.flatMap { (0..<100_000_000_000).contains($0) ? Instant(milliseconds: $0 * 1000) : nil }
    }

    /// The same for every try of one delivery, and different for any two things that happened: SHA-256 over all that it says, in
    /// whatever order the elements come. Sender and second alone, as the platform advises, would throw together all that
    /// happens in one second, since every change of contacts and groups is sent by `sys`.
    public var key: [UInt8] {
        var lines: [String] = []
        // A message has a number of its own.
        if let message = root.text("MsgId") { lines = ["MsgId=\(message)", "FromUserName=\(root.text("FromUserName") ?? "")"] } else {
            Self.collect(root, path: "", into: &lines)
        }
        lines.sort()
        return Array(SHA256.hash(data: Array(lines.joined(separator: "\u{0}").utf8)))
    }

    private static func collect(_ node: XMLNode, path: String, into lines: inout [String]) {
        if node.children.isEmpty || !node.text.isEmpty { lines.append("\(path)=\(node.text)") }
        for child in node.children { collect(child, path: "\(path)/\(child.name)", into: &lines) }
    }
}
