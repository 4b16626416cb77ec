internal import Synchronization

/// Which piece of a body is sent next.
final class BodyPlace: Sendable {
    private let body: [[UInt8]]
    private let place = Mutex(0)

    init(_ body: [[UInt8]]) { self.body = body }

    /// A piece was taken.
    var isBegun: Bool { place.withLock { $0 > 0 } }

    func next() -> [UInt8]? {
        place.withLock { place in
            guard place < body.count else { return nil }
            defer { place += 1 }
            return body[place]
        }
    }
}
