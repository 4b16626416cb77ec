internal import Foundation

/// JSON with the names of the XML form, read into the same nodes: lists become repeated elements.
enum JSONNodes {
    /// - Throws: `CallbackProblem.unreadable` for what is no object, not well formed or too deep.
    static func read(_ bytes: [UInt8]) throws(CallbackProblem) -> XMLNode {
        guard let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] else { throw .unreadable }
        return XMLNode("xml", children: try nodes(object, depth: 1))
    }

    private static func nodes(_ object: [String: Any], depth: Int) throws(CallbackProblem) -> [XMLNode] {
        guard depth < XMLReader.maximumDepth else { throw .unreadable }
        var found: [XMLNode] = []
        for (name, value) in object.sorted(by: { $0.key < $1.key }) {
            for value in value as? [Any] ?? [value] { found.append(try node(name, value, depth: depth)) }
        }
        return found
    }

    private static func node(_ name: String, _ value: Any, depth: Int) throws(CallbackProblem) -> XMLNode {
        switch value {
        case let object as [String: Any]: XMLNode(name, children: try nodes(object, depth: depth + 1))
        case let text as String: XMLNode(name, text: text)
        case let number as NSNumber: XMLNode(name, text: number.stringValue)
        case is NSNull: XMLNode(name)
        default: throw .unreadable
        }
    }
}
