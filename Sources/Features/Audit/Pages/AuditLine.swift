internal import FeatureStores
internal import Kernel
internal import Web

/// One act as a sentence, with links to what it was done to.
struct AuditLine: PageModel {
    let entry: AuditEntry
    let day: String?
    let reading: AuditReader.Reading
    let seat: Seat
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "day": .text(day)
        case "who": .text(voice.name(of: entry.cause, reading.names))
        case "what": .text(sentence)
        case "clock": .text(String(voice.exact(entry.at).suffix(5)))
        case "time": .text(voice.exact(entry.at))
        case "links": .list(links)
        default: nil
        }
    }

    /// An event of a kind that has no sentence yet is told by its wire name.
    private var sentence: String {
        let key = "audit.act.\(entry.kind)"
        guard voice.texts.text(key, voice.language) != nil else { return voice.say("audit.act.other", ["kind": entry.kind]) }
        return voice.say(key, ["name": entry.name ?? "", "role": entry.role.map { voice.say("role.\($0)") } ?? ""])
    }

    private var links: [Choice] {
        var found: [Choice] = []
        func add(_ label: String, _ path: String) { found.append(Choice(seat.path(path), label, isChosen: false)) }
        if let group = entry.group { add(reading.groups[group] ?? voice.say("audit.link.group"), "/groups/\(group)") }
        if let member = entry.member { add(reading.members[member] ?? voice.say("audit.link.member"), "/members/\(member)") }
        if let other = entry.other { add(reading.members[other] ?? voice.say("audit.link.other"), "/members/\(other)") }
        // Imports of the command line have no page.
        if entry.kind.hasPrefix("import."), let run = entry.subject, case .staff = entry.cause {
            add(voice.say("audit.link.import"), "/import/runs/\(run)")
        }
        return found
    }
}
