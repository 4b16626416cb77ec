internal import FeatureRules
internal import FeatureStores
internal import Web

/// The groups of one worry: how many, and the first of them by name.
struct WorryLine: PageModel {
    enum Kind: String {
        case cooling, risk, dormant, few, hole, outdated

        /// The state in the list of all groups; nil where they are of several.
        var state: String? {
            switch self {
            case .cooling: GroupState.cooling.rawValue
            case .dormant: GroupState.dormant.rawValue
            case .outdated: GroupState.recordEnded.rawValue
            case .few: MatrixAddress.fewSpeakers
            case .hole: GroupState.tooLittleData.rawValue
            case .risk: nil
            }
        }
    }

    private let kind: Kind
    private let groups: [(reading: GroupReading, note: String?)]
    private let seat: Seat
    private let voice: Voice
    /// Others of the same word stand in a line before.
    private let isMore: Bool

    /// So many are named; the rest stands in the list of groups.
    private static let named = 4

    /// Nil without groups.
    init?(_ kind: Kind, _ groups: [(reading: GroupReading, note: String?)], isMore: Bool = false, seat: Seat, voice: Voice) {
        if groups.isEmpty { return nil }
        self.kind = kind
        self.groups = groups
        self.seat = seat
        self.voice = voice
        self.isMore = isMore
    }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "sentence": .text(voice.say("home.worry.\(kind.rawValue)\(isMore ? ".more" : "")", ["count": voice.grouped(groups.count)]))
        case "names":
            .list(
                groups.prefix(Self.named).enumerated().map { place, group in
                    NamedLink(
                        name: group.reading.group.name, place: place, href: seat.path("/groups/\(group.reading.group.id)"), voice: voice,
                        note: group.note.map { voice.say("home.worry.note", ["note": $0]) })
                })
        case "rest": .text(groups.count > Self.named ? voice.say("home.worry.rest") : nil)
        case "restHref": .text(seat.path("/groups") + (kind.state.map { "?state=\($0)" } ?? (kind == .risk ? "?sort=risk" : "")))
        default: nil
        }
    }
}
