internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// All codes of a workspace.
struct CodesModel: PageModel {
    let seat: Seat
    let codes: [LiveCodeEntry]
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "channelsHref": .text(seat.path("/channels"))
        case "newHref": .text(seat.path("/codes/new"))
        case "hasCodes": .flag(!codes.isEmpty)
        case "codes": .list(codes.map { CodeLine(code: $0, seat: seat, voice: voice) })
        default: nil
        }
    }
}

/// One code in the list.
private struct CodeLine: PageModel {
    let code: LiveCodeEntry
    let seat: Seat
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "href": .text(seat.path("/codes/\(code.id)"))
        case "name": .text(code.name)
        case "isOff": .flag(!code.isOn)
        case "path": .text(code.path)
        case "groups":
            .text(
                voice.say(
                    "codes.groups",
                    ["count": voice.grouped(code.targets.count), "open": voice.grouped(code.targets.count { $0.seats.state(at: voice.now) == .open })]))
        case "alarms": .list(code.alarms(at: voice.now).prefix(2).map { CodeAlarmModel(alarm: $0, code: code, seat: seat, voice: voice) })
        default: nil
        }
    }
}

/// Something that somebody should see to.
struct CodeAlarmModel: PageModel {
    let alarm: CodeAlarm
    let code: LiveCodeEntry
    let seat: Seat
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "sentence": .text(voice.say("codes.alarm.\(alarm.word)", ["group": code.targets.first { $0.id == alarm.target }?.name ?? ""]))
        case "isUrgent": .flag(alarm.isUrgent)
        case "fixHref": .text(alarm.target.map { seat.path("/codes/\(code.id)/targets/\($0)") })
        default: nil
        }
    }
}
