internal import Synchronization

/// Collects the names that a template asked for and nobody answered: Mustache itself would show nothing and stay silent.
final class MissingNames: Sendable {
    private let found = Mutex<Set<String>>([])

    func add(_ name: String) { found.withLock { _ = $0.insert(name) } }

    var sorted: [String] { found.withLock { $0.sorted() } }
}
