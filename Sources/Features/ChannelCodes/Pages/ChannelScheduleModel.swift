internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// The form for who answers in which hours. Rows in which nothing is ticked are left out; there are always some to spare.
struct ChannelScheduleModel: PageModel {
    private static let spare = 2

    let seat: Seat
    let voice: Voice
    let choices: ChannelChoices
    let code: ChannelEntry
    var form: Form?
    var errors = FieldErrors()

    private var rows: [ChannelWindowField] {
        let known = code.plan.shifts, people = choices.people(with: code.plan.everybody)
        let count = form == nil ? min(ChannelPlan.shiftLimit, known.count + Self.spare) : ChannelPlan.shiftLimit
        let all = (0..<count).map { number in
            let shift = known.indices.contains(number) ? known[number] : nil, prefix = "w\(number)"
            return ChannelWindowField(
                prefix: prefix, number: number + 1, window: shift?.window, form: form, voice: voice,
                people: people.map { person in
                    let field = "\(prefix)-staff-\(person.id)"
                    return Choice(field, person.name, isChosen: form.map { $0.text(field) == "1" } ?? shift?.staff.contains(person.id) ?? false)
                })
        }
        guard form != nil else { return all }
        let last = all.lastIndex(where: \.isUsed) ?? -1
        return Array(all.prefix(last + 1 + Self.spare))
    }

    /// - Throws: `ChannelRefusal`.
    func shifts() throws(ChannelRefusal) -> [ChannelShift] {
        var shifts: [ChannelShift] = []
        for row in rows where row.isUsed {
            shifts.append(
                ChannelShift(window: try row.read(), staff: row.people.filter(\.isChosen).map { String($0.code.dropFirst(row.prefix.count + 7)) }))
        }
        return shifts
    }

    func value(_ field: String) -> PageValue? {
        switch field {
        case "channelHref": .text(seat.path("/channels/\(code.id)"))
        case "channelName": .text(code.plan.name)
        case "action": .text(seat.path("/channels/\(code.id)/schedule"))
        case "rows": .list(rows)
        case "zone": .text(voice.say("channels.schedule-zone", ["zone": voice.zoneName(seat.zone.name)]))
        default: errors.value(field, fields: ["list"])
        }
    }
}
