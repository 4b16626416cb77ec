internal import FeatureRules
internal import FeatureStores
internal import Web

/// The groups that cool or sleep, or of which nothing newer was imported, in one line above everything else; nil if there are none.
struct GroupWorry: PageModel {
    private let cooling: [GroupReading]
    private let dormant: [GroupReading]
    private let outdated: [GroupReading]
    private let seat: Seat
    private let voice: Voice

    /// So many are named; the rest stands in the list of groups.
    private static let named = 5

    init?(_ groups: [GroupReading], seat: Seat, voice: Voice) {
        let ordered = GroupLine.ordered(groups)
        cooling = ordered.filter { $0.figures.state == .cooling }
        dormant = ordered.filter { $0.figures.state == .dormant }
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

    private var all: [GroupReading] { cooling + dormant + outdated }

    private var sentence: String {
        [
            part("cooling", cooling), part(cooling.isEmpty ? "dormant.only" : "dormant", dormant),
            part(cooling.isEmpty && dormant.isEmpty ? "outdated.only" : "outdated", outdated),
        ].compactMap(\.self).joined(separator: voice.say("home.worry.joint"))
    }

    private func part(_ state: String, _ groups: [GroupReading]) -> String? {
        groups.isEmpty ? nil : voice.say("home.worry.\(state)", ["count": voice.grouped(groups.count)])
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
