internal import FeatureRules
internal import Kernel

/// In which order the API lists groups.
enum GroupSort: String, CaseIterable, Sendable {
    case name
    /// What needs a look first.
    case state
    case messages
    /// Speakers in 30 days.
    case mau
    case lastAt = "last_at"

    func sorted(_ groups: [GroupDocument]) -> [GroupDocument] {
        // They come by name; sorting keeps that order among equals.
        switch self {
        case .name: groups
        case .state: groups.sorted { ($0.state.urgency, $1.mau) < ($1.state.urgency, $0.mau) }
        case .messages: groups.sorted { $0.messages > $1.messages }
        case .mau: groups.sorted { $0.mau > $1.mau }
        case .lastAt: groups.sorted { ($0.lastAt?.milliseconds ?? .min) > ($1.lastAt?.milliseconds ?? .min) }
        }
    }
}
