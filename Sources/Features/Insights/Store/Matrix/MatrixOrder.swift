/// In which order the overview lists groups. What is not known of a group stands last, whichever way.
public enum MatrixOrder: String, CaseIterable, Sendable {
    case name
    /// What needs a look first.
    case state
    case wau
    case mau
    case change
    case silence
    case answered
    case spoke
    case risk
    case former
    case net

    var column: StaticString {
        switch self {
        case .name: "g.name"
        case .state: "m.urgency"
        case .wau: "m.wau"
        case .mau: "m.mau"
        case .change: "m.change"
        case .silence: "m.silence"
        case .answered: "m.answered"
        case .spoke: "m.spoke"
        case .risk: "m.risk"
        case .former: "m.former"
        case .net: "m.net"
        }
    }
}
