internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// Two groups at one time, or one group at two: the form, and beneath it the figures side by side.
struct CompareModel: PageModel {
    let address: CompareAddress
    /// Those that are offered, by name.
    let groups: [GroupEntry]
    /// There are more than are offered.
    let isCut: Bool
    /// Both sides; nil until something was chosen that there is.
    let sides: (one: GroupReading, other: GroupReading)?
    let seat: Seat
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "groupsHref": .text(seat.path("/groups"))
        case "action": .text(seat.path("/compare"))
        case "importHref": .text(seat.path("/import"))
        case "canImport": .flag(Set.operators.contains(seat.role))
        case "hasGroups": .flag(!groups.isEmpty || address.one != nil || !address.typed.isEmpty)
        case "isCut": .flag(isCut || !address.typed.isEmpty)
        case "typed": .typed(address.typed)
        case "ones": .list(choices(address.one))
        case "others": .list(choices(address.other))
        case "oneDay": .text(address.oneDay.typedDay.map { "\($0)" } ?? "")
        case "otherDay": .text((isSame ? earlier : address.otherDay.typedDay).map { "\($0)" } ?? "")
        case "today": .text("\(voice.zone.day(of: voice.now))")
        case "dayError": .text(address.isUnreadable ? voice.say("groups.as-of.unreadable") : nil)
        case "hasSides": .flag(sides != nil)
        case "isDifferent": .flag(!isSame)
        case "isSame": .flag(isSame)
        case "oneName": .text(sides?.one.group.name)
        case "otherName": .text(sides?.other.group.name)
        case "oneHref": .text(sides.map { seat.path("/groups/\($0.one.group.id)") })
        case "otherHref": .text(sides.map { seat.path("/groups/\($0.other.group.id)") })
        case "oneTime": .text(sides.map { time($0.one) })
        case "otherTime": .text(sides.map { time($0.other) })
        case "oneState": .model(sides.map { StateLabel($0.one, voice: voice) })
        case "otherState": .model(sides.map { StateLabel($0.other, voice: voice) })
        case "rows": .list(sides.map { CompareRows(one: $0.one, other: $0.other, voice: voice).rows } ?? [])
        case "turnedHref": .text(turned)
        default: nil
        }
    }

    /// The same group at the same time: there is nothing to compare.
    private var isSame: Bool { sides.map { $0.one.group.id == $0.other.group.id && $0.one.asOf == $0.other.asOf } ?? false }

    /// What is worth comparing with: four weeks before.
    private var earlier: LocalDay? { sides.map { voice.zone.day(of: $0.one.asOf) + -28 } }

    private func choices(_ chosen: GroupID?) -> [Choice] { groups.map { Choice("\($0.id)", $0.name, isChosen: $0.id == chosen) } }

    private func time(_ reading: GroupReading) -> String { voice.say("compare.until", ["time": voice.exact(reading.asOf)]) }

    private var turned: String? {
        guard let one = address.one, let other = address.other else { return nil }
        var path = seat.path("/compare?a=\(other)&b=\(one)")
        if let day = address.otherDay.typedDay { path += "&on=\(day)" }
        if let day = address.oneDay.typedDay { path += "&against=\(day)" }
        return path
    }
}
