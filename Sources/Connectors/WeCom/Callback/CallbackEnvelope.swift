internal import Foundation

/// The body of a callback as it comes over the wire: XML or JSON around one encrypted text.
public struct CallbackEnvelope: Sendable, Hashable {
    /// Base64, as it was signed.
    public let encrypted: [UInt8]
    /// Corp id, or that of a suite; a robot sends none.
    public let recipient: String?
    /// The app that is called; nil where it is none in particular.
    public let agent: String?
    /// Answers have the same form.
    public let isJSON: Bool

    /// - Throws: `CallbackProblem.unreadable`.
    public init(_ body: [UInt8]) throws(CallbackProblem) {
        guard body.count <= XMLReader.maximumBytes else { throw .unreadable }
        isJSON = body.first { !XMLReader.isSpace($0) } == UInt8(ascii: "{")
        let root = try isJSON ? JSONNodes.read(body) : XMLReader.read(body)
        // Capitals differ between the platform's own samples of the JSON form.
        func text(_ name: String) -> String? { root.children.first { $0.name.lowercased() == name && !$0.text.isEmpty }?.text }
        guard let encrypted = text("encrypt") else { throw .unreadable }
        self.encrypted = Array(encrypted.utf8)
        recipient = text("tousername")
        agent = text("agentid")
    }
}
