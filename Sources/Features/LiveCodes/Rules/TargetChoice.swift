public import Kernel

/// Which target a visitor is shown.
public enum TargetChoice: Sendable, Hashable {
    /// The one they were shown before: they have a place in it already.
    case kept(LiveTargetID)
    /// One more place of it is taken.
    case given(LiveTargetID)
    /// Nothing is open.
    case none

    public var target: LiveTargetID? {
        switch self {
        case .kept(let id), .given(let id): id
        case .none: nil
        }
    }

    /// - Parameters:
    ///   - targets: in the order in which they are to be filled.
    ///   - before: what this visitor was shown last.
    public static func choose(_ targets: [TargetSeats], fill: FillOrder, before: LiveTargetID?, at now: Instant) -> TargetChoice {
        if let known = targets.first(where: { $0.id == before }), known.isShowable(at: now) { return .kept(known.id) }
        let open = targets.filter { $0.state(at: now) == .open }
        switch fill {
        case .inOrder: return open.first.map { .given($0.id) } ?? .none
        case .evenly:
            // Of equally empty ones the first.
            guard let least = open.map(\.taken).min(), let chosen = open.first(where: { $0.taken == least }) else { return .none }
            return .given(chosen.id)
        }
    }
}
