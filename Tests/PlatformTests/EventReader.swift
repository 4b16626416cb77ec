import WeComConnector

@testable import PlatformSimulator

/// The elements of an event, as a receiver reads them.
struct EventReader {
    let root: XMLNode
    subscript(_ name: String) -> String? { root[name]?.text }
    var names: [String] { root.children.map(\.name) }
    var members: [String] { root["MemChangeList"]?.children.map(\.text) ?? [] }

    init(_ event: CallbackEvent) throws { root = try CallbackMessage(event.plaintext).root }
}

extension Caller {
    /// What happened since the last time.
    mutating func events() throws -> [EventReader] { try state.takeEvents().map { try EventReader($0) } }
}
