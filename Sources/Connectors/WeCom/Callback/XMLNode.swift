/// An element of a callback's XML: a name, the text directly in it, and the elements in it. Attributes and comments are left out.
public struct XMLNode: Sendable, Hashable {
    public let name: String
    public internal(set) var text: String
    public internal(set) var children: [XMLNode]

    public init(_ name: String, text: String = "", children: [XMLNode] = []) {
        self.name = name
        self.text = text
        self.children = children
    }

    /// The first element of that name in it.
    public subscript(_ name: String) -> XMLNode? { children.first { $0.name == name } }

    /// The text of the first element of that name in it; nil if there is none or it is empty.
    public func text(_ name: String) -> String? {
        guard let text = self[name]?.text, !text.isEmpty else { return nil }
        return text
    }
}
