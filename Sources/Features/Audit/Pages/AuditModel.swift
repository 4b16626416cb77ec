internal import FeatureStores
internal import Kernel
internal import Web

/// The log, newest first, with a choice of whose acts to see.
struct AuditModel: PageModel {
    let reading: AuditReader.Reading
    let shown: Int
    let by: Cause?
    let isFirst: Bool
    let seat: Seat
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "settingsHref": .text(seat.path("/settings"))
        case "action": .text(seat.path("/audit"))
        case "hasLines": .flag(!reading.entries.isEmpty)
        case "hasPeople": .flag(!reading.causes.isEmpty)
        case "lines": .list(lines)
        case "people": .list(people)
        case "nextHref": .text(reading.entries.count > shown ? reading.entries.prefix(shown).last.map { path(before: $0.id) } : nil)
        case "firstHref": .text(isFirst ? nil : path(before: nil))
        default: nil
        }
    }

    /// The first of a day carries the day.
    private var lines: [AuditLine] {
        var last: LocalDay?
        return reading.entries.prefix(shown).map { entry in
            let day = voice.zone.day(of: entry.at)
            defer { last = day }
            return AuditLine(entry: entry, day: day == last ? nil : voice.day(day), reading: reading, seat: seat, voice: voice)
        }
    }

    private var people: [Choice] {
        [Choice("", voice.say("audit.everybody"), isChosen: by == nil)]
            + reading.causes.map { Choice("\($0)", voice.name(of: $0, reading.names), isChosen: $0 == by) }
    }

    private func path(before: AuditID?) -> String {
        let fields = [by.map { "by=\(Address.encoded("\($0)"))" }, before.map { "before=\($0)" }].compactMap { $0 }
        return seat.path("/audit") + (fields.isEmpty ? "" : "?" + fields.joined(separator: "&"))
    }
}

extension Voice {
    /// Whoever did something.
    func name(of cause: Cause, _ names: [Cause: String]) -> String {
        switch cause {
        case .staff: names[cause] ?? say("audit.by.gone")
        case .token: say("audit.by.token", ["name": names[cause] ?? "–"])
        case .commandLine: say("audit.by.command")
        case .imported, .bridge, .system: say("audit.by.system")
        }
    }
}
