internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// All channel codes of a workspace.
struct ChannelsModel: PageModel {
    let seat: Seat
    let codes: [ChannelEntry]
    let totals: [ChannelCodeID: ChannelQueries.Total]
    let names: ChannelStaffNames
    let isConnected: Bool
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "codesHref": .text(seat.path("/codes"))
        case "newHref": .text(seat.path("/channels/new"))
        case "dutyHref": .text(seat.path("/channels/duty"))
        case "connectHref": .text(seat.role == .owner ? seat.path("/wecom") : nil)
        case "isConnected": .flag(isConnected)
        case "hasCodes": .flag(!codes.isEmpty)
        case "codes": .list(codes.map { ChannelLine(code: $0, total: totals[$0.id] ?? ChannelQueries.Total(), names: names, seat: seat, voice: voice) })
        default: nil
        }
    }
}

/// One code in the list.
private struct ChannelLine: PageModel {
    let code: ChannelEntry
    let total: ChannelQueries.Total
    let names: ChannelStaffNames
    let seat: Seat
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "href": .text(seat.path("/channels/\(code.id)"))
        case "name": .text(code.plan.name)
        case "isOver": .flag(code.plan.isExpired(at: voice.now))
        case "figures":
            .text(
                voice.say(
                    "channels.line",
                    ["today": voice.grouped(total.today), "added": voice.grouped(total.added), "here": voice.grouped(total.here)]))
        case "answers": .text(voice.say("channels.answers", ["staff": names.list(code.roster.users, of: code.connection, voice)]))
        case "alarms": .list(code.alarms(at: voice.now).prefix(2).map { ChannelAlarmModel(alarm: $0, voice: voice) })
        default: nil
        }
    }
}

/// Something that somebody should see to.
struct ChannelAlarmModel: PageModel {
    let alarm: ChannelAlarm
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "sentence": .text(voice.say("channels.alarm.\(alarm.rawValue)"))
        case "isUrgent": .flag(alarm.isUrgent)
        default: nil
        }
    }
}
