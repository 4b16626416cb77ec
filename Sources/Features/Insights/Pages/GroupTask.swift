internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// In one group: those who used to talk and are worth a word now.
struct GroupTask: PageModel {
    let reading: GroupReading
    let shown: Int
    let seat: Seat
    let voice: Voice

    /// Ten at a time, of one group at most three: a list that can be done today.
    static let limit = 10
    static let limitOfGroup = 3

    func value(_ name: String) -> PageValue? {
        let count = reading.figures.formerlyActive.count
        return switch name {
        case "name": .text(reading.group.name)
        case "href": .text(groupHref)
        case "state": .model(StateLabel(state: reading.figures.state, voice: voice))
        case "reason": .text(voice.say("home.task.reason", ["count": voice.grouped(count)]))
        case "people":
            .list(reading.figures.formerlyActive.prefix(shown).map { FormerLine($0, in: reading, seat: seat, voice: voice) })
        case "more": .text(count > shown ? voice.say("home.task.all", ["count": voice.grouped(count)]) : nil)
        case "moreHref": .text(groupHref + "#former")
        default: nil
        }
    }

    private var groupHref: String { seat.path("/groups/\(reading.group.id)") }

    /// Most worth first: where those who fell silent had said most. What is over is left alone.
    static func choose(_ readings: [GroupReading]) -> [(reading: GroupReading, shown: Int)] {
        func worth(_ reading: GroupReading) -> Int64 {
            reading.figures.formerlyActive.prefix(limitOfGroup).reduce(0) { $0 + $1.messages }
        }
        var room = limit
        var chosen: [(GroupReading, Int)] = []
        let open = readings.filter { $0.figures.state != .finished && !$0.figures.formerlyActive.isEmpty }
        for reading in open.sorted(by: { (worth($1), $0.group.id) < (worth($0), $1.group.id) }) where room > 0 {
            let shown = min(limitOfGroup, room, reading.figures.formerlyActive.count)
            chosen.append((reading, shown))
            room -= shown
        }
        return chosen
    }
}
