internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// One code: its address, what it leads to, what came of it, who left a contact.
struct CodeModel: PageModel {
    static let daysShown = 30
    static let contactsShown = 100

    let seat: Seat
    let code: LiveCodeEntry
    let days: [LiveCodeQueries.Day]
    let joined: [LiveTargetID: LiveCodeQueries.Joined]
    let contacts: [LiveCodeQueries.Contact]
    let canAddJoinWay: Bool
    let companies: [ConnectionEntry]
    let origin: String
    let voice: Voice

    private func path(_ rest: String = "") -> PageValue { .text(seat.path("/codes/\(code.id)\(rest)")) }

    /// An address of this machine alone, which no phone reaches.
    private var isNear: Bool { ["//localhost", "//127.", "//[::1]", "//192.168.", "//10."].contains { origin.contains($0) } }

    func value(_ field: String) -> PageValue? {
        switch field {
        case "codesHref": .text(seat.path("/codes"))
        case "address": .text(origin + code.path)
        case "openHref": .text(code.path)
        case "isNear": .flag(isNear)
        case "isOn": .flag(code.isOn)
        case "guide": .text(code.guide.isEmpty ? nil : code.guide)
        case "fill": .text(voice.say("codes.fill.\(code.fill.rawValue)"))
        case "reserveNote": .text(voice.say("codes.reserve-of", ["count": voice.grouped(code.reserve)]))
        case "settingsHref": path("/settings")
        case "switchAction": path("/switch")
        case "removeAction": path("/removal")
        case "codeHref": path("/code.png")
        case "posterAction": path("/poster.png")
        case "printAction": path("/poster.pdf")
        case "colours": .list(CodePoster.Colour.allCases.map { Choice($0.rawValue, voice.say("codes.colour.\($0.rawValue)"), isChosen: $0 == .green) })
        case "uploadAction": path("/targets")
        case "limitBytes": .text("\(LiveCodeDesk.Picture.mostBytes)")
        case "tooLarge": .text(voice.say("refusal.live-code.picture-too-large"))
        case "sending": .text(voice.say("import.sending"))
        case "joinWayHref": canAddJoinWay ? path("/join-way") : .nothing
        case "asksGuests": .flag(code.guestConnection != nil)
        case "canAskGuests": .flag(seat.role == .owner && !companies.isEmpty)
        case "guestsAction": path("/guests")
        case "guestCompanies":
            .list(
                [Choice("", voice.say("codes.guests.nobody"), isChosen: code.guestConnection == nil)]
                    + companies.map { Choice("\($0.id)", voice.say("codes.guests.by", ["corp": $0.corpID]), isChosen: code.guestConnection == $0.id) })
        case "knownChoices":
            .list(KnownGuests.allCases.map { Choice($0.rawValue, voice.say("codes.guests.\($0.rawValue)"), isChosen: $0 == code.knownGuests) })
        case "hasTargets": .flag(!code.targets.isEmpty)
        case "alarms": .list(code.alarms(at: voice.now).map { CodeAlarmModel(alarm: $0, code: code, seat: seat, voice: voice) })
        case "hasAlarms": .flag(!code.alarms(at: voice.now).isEmpty)
        case "targets":
            .list(
                code.targets.enumerated().map {
                    TargetLine(code: code, target: $0.element, isFirst: $0.offset == 0, joined: joined[$0.element.id], seat: seat, voice: voice)
                })
        case "hasDays": .flag(!days.isEmpty)
        case "hasJoined": .flag(!joined.isEmpty)
        case "days": .list(days.map { CodeDayModel(day: $0, code: code, hasJoined: !joined.isEmpty, voice: voice) })
        case "scansFound":
            .text(voice.say("codes.days.found", ["days": voice.grouped(Self.daysShown), "count": voice.grouped(days.reduce(0) { $0 + $1.scans })]))
        case "hasContacts": .flag(!contacts.isEmpty)
        case "contacts": .list(contacts.map { LeftContactLine(contact: $0, code: code, seat: seat, voice: voice) })
        default: nil
        }
    }
}

/// What was counted on one day.
private struct CodeDayModel: PageModel {
    let day: LiveCodeQueries.Day
    let code: LiveCodeEntry
    let hasJoined: Bool
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "day": .text(voice.day(day.day))
        case "scans": .text(voice.grouped(day.scans))
        case "shown": .text(shown)
        case "turnedAway": .text(voice.grouped(day.turnedAway))
        case "contactsLeft": .text(voice.grouped(day.contacts))
        case "hasJoined": .flag(hasJoined)
        case "joined": .text(voice.grouped(day.joined))
        case "there": .text(voice.grouped(day.there))
        default: nil
        }
    }

    /// 一群 12 · 二群 3; of those that were removed since, together.
    private var shown: String {
        var parts = code.targets.compactMap { target in day.shown[target.id].map { "\(target.name) \(voice.grouped($0))" } }
        let known = Set(code.targets.map(\.id)), gone = day.shown.filter { !known.contains($0.key) }.values.reduce(0, +)
        if gone > 0 { parts.append("\(voice.say("codes.target.gone")) \(voice.grouped(gone))") }
        return parts.isEmpty ? "–" : parts.joined(separator: " · ")
    }
}

/// Who left a contact.
private struct LeftContactLine: PageModel {
    let contact: LiveCodeQueries.Contact
    let code: LiveCodeEntry
    let seat: Seat
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "name": .text(contact.name)
        case "reach": .text(contact.reach)
        case "left": .text(voice.ago(contact.at))
        case "leftExact": .text(voice.exact(contact.at))
        case "forgetAction": .text(seat.path("/codes/\(code.id)/contacts/\(contact.id)/removal"))
        default: nil
        }
    }
}
