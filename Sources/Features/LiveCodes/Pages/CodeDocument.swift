internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// A group code in the API: what it says, where it leads, and what needs somebody.
struct CodeDocument: APIDocument {
    enum Fill: String, Codable, CaseIterable {
        case order, evenly
    }

    struct Target: APIDocument {
        enum Kind: String, Codable, CaseIterable {
            case picture
            case joinWay = "join_way"
        }

        enum State: String, Codable, CaseIterable {
            case open, paused, full, expired, unready
        }

        var id: LiveTargetID
        var kind: Kind
        var name: String
        var state: State
        var cap: Int?
        var members: Int
        var isCounted: Bool
        var handed: Int
        var room: Int?
        var expiresAt: Instant?

        static var schemaName: String { "CodeTarget" }
        static var notes: [String: String] {
            [
                "cap": "How many members it may have; missing if whoever made it sees to that.", "members": "Who was in it when somebody last said so; of groups of WeCom who is in them.",
                "is_counted": "It leads into groups of WeCom whose members are known.",
                "handed": "Visitors whom it was shown since, each once; of groups of WeCom those of the last two days who have not come yet.", "room": "How many can still be shown it; missing without a cap.",
            ]
        }

        init(_ target: LiveTargetEntry, at now: Instant) {
            id = target.id
            kind = target.kind == .picture ? .picture : .joinWay
            name = target.name
            state = State(rawValue: target.seats.state(at: now).rawValue) ?? .unready
            cap = target.seats.cap
            members = target.seats.members
            isCounted = target.isCounted
            handed = target.seats.handed
            room = target.seats.room
            expiresAt = target.seats.expires
        }
    }

    struct Alarm: APIDocument {
        enum Kind: String, Codable, CaseIterable {
            case nothingOpen = "nothing_open"
            case lastOpen = "last_open"
            case expiresInADay = "expires_in_a_day"
            case nearlyFull = "nearly_full"
            case expiresInTwoDays = "expires_in_two_days"
            case expired, full

            /// As tasks keep it.
            init?(word: String) { self.init(rawValue: word.replacing("-", with: "_")) }

            init(_ alarm: CodeAlarm) {
                switch alarm {
                case .nothingOpen: self = .nothingOpen
                case .lastOpen: self = .lastOpen
                case .expiresInADay: self = .expiresInADay
                case .nearlyFull: self = .nearlyFull
                case .expiresInTwoDays: self = .expiresInTwoDays
                case .expired: self = .expired
                case .full: self = .full
                }
            }
        }

        var kind: Kind
        var target: LiveTargetID?

        static var schemaName: String { "CodeAlarm" }
    }

    var id: LiveCodeID
    var name: String
    var guide: String
    var path: String
    var isOn: Bool
    var fill: Fill
    var reserve: Int
    var createdAt: Instant
    var targets: [Target]
    var alarms: [Alarm]

    static var notes: [String: String] {
        [
            "path": "Where visitors go, after the address of this installation.", "reserve": "Places of each target that are kept free.",
            "targets": "In the order in which they are filled.", "alarms": "What needs somebody, the most urgent first.",
        ]
    }

    init(_ code: LiveCodeEntry, at now: Instant) {
        id = code.id
        name = code.name
        guide = code.guide
        path = code.path
        isOn = code.isOn
        fill = code.fill == .evenly ? .evenly : .order
        reserve = code.reserve
        createdAt = code.created
        targets = code.targets.map { Target($0, at: now) }
        alarms = code.alarms(at: now).map { Alarm(kind: Alarm.Kind($0), target: $0.target) }
    }
}
