internal import FeatureRules
internal import FeatureStores
internal import Web

/// The groups that cool or sleep, in which few people speak, or of which nothing newer was imported, in one line above everything
/// else; nil if there are none.
struct GroupWorry: PageModel {
    private let cooling: [GroupReading]
    private let dormant: [GroupReading]
    private let quiet: [GroupReading]
    private let outdated: [GroupReading]
    private let seat: Seat
    private let voice: Voice

    /// So many are named; the rest stands in the list of groups.
    private static let named = 5

    init?(_ groups: [GroupReading], seat: Seat, voice: Voice) {
        let ordered = GroupLine.ordered(groups)
        cooling = ordered.filter { $0.figures.state == .cooling }
        dormant = ordered.filter { $0.figures.state == .dormant }
        quiet = ordered.filter { $0.figures.state == .tooLittleData && !GroupState.isYoung($0.figures, asOf: $0.asOf) }
        outdated = ordered.filter { $0.figures.state == .recordEnded }
        self.seat = seat
        self.voice = voice
        if all.isEmpty { return nil }
    }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "worrySentence": .text(sentence)
        case "worries":
            .list(
                all.prefix(Self.named).enumerated().map { place, reading in
                    WorryLink(reading: reading, joint: place == 0 ? "" : voice.say("home.worry.between"), seat: seat)
                })
        case "worryRest":
            .text(all.count > Self.named ? voice.say("home.worry.rest") : nil)
        case "worryHref": .text(seat.path("/groups"))
        default: nil
        }
    }

    private var kinds: [(name: String, groups: [GroupReading])] {
        [("cooling", cooling), ("dormant", dormant), ("quiet", quiet), ("outdated", outdated)].filter { !$0.groups.isEmpty }
    }

    private var all: [GroupReading] { kinds.flatMap(\.groups) }

    private var sentence: String {
        kinds.enumerated().map { place, kind in
            voice.say("home.worry.\(kind.name)" + (place == 0 ? ".only" : ""), ["count": voice.grouped(kind.groups.count)])
        }.joined(separator: voice.say("home.worry.joint"))
    }
}

private struct WorryLink: PageModel {
    let reading: GroupReading
    let joint: String
    let seat: Seat

    func value(_ name: String) -> PageValue? {
        switch name {
        case "joint": .text(joint)
        case "name": .text(reading.group.name)
        case "href": .text(seat.path("/groups/\(reading.group.id)"))
        default: nil
        }
    }
}
