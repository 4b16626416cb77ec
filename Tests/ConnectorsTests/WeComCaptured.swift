import Synchronization

/// Texts from several tasks.
final class Captured: Sendable {
    private let texts = Mutex<[String]>([])

    func keep(_ text: String) { texts.withLock { $0.append(text) } }
    var all: String { texts.withLock { $0.joined(separator: "\n") } }
}
