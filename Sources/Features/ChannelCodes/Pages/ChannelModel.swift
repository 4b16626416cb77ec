internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// One channel code: its address, who answers and why, what came of it.
struct ChannelModel: PageModel {
    static let daysShown = 60

    let seat: Seat
    let code: ChannelEntry
    let days: [ChannelDay]
    let total: ChannelQueries.Total
    let names: ChannelStaffNames
    let tags: [TagGroupSight]
    let origin: String
    let voice: Voice

    private func path(_ rest: String) -> PageValue { .text(seat.path("/channels/\(code.id)\(rest)")) }
    private func list(_ users: [String]) -> String { names.list(users, of: code.connection, voice) }

    /// An address of this machine alone, which no phone reaches.
    private var isNear: Bool { ["//localhost", "//127.", "//[::1]", "//192.168.", "//10."].contains { origin.contains($0) } }

    func value(_ field: String) -> PageValue? {
        switch field {
        case "channelsHref": .text(seat.path("/channels"))
        case "address": .text(origin + code.path)
        case "openHref": .text(code.path)
        case "isNear": .flag(isNear)
        case "isOver": .flag(code.plan.isExpired(at: voice.now))
        case "guide": .text(code.plan.guide.isEmpty ? nil : code.plan.guide)
        case "settingsHref": path("/settings")
        case "scheduleHref": path("/schedule")
        case "dutyHref": .text(seat.path("/channels/duty"))
        case "welcomeHref": .text(seat.path("/welcomes/new?state=\(code.attribution)"))
        case "againAction": path("/again")
        case "removeAction": path("/removal")
        case "keepHref": path("/days.xlsx")
        case "codeHref": path("/code.png")
        case "posterAction": path("/poster.png")
        case "printAction": path("/poster.pdf")
        case "pictureHref": .text(code.qrCode.flatMap { Origin.of($0) == nil ? nil : $0 })
        case "colours": .list(CodePoster.Colour.allCases.map { Choice($0.rawValue, voice.say("codes.colour.\($0.rawValue)"), isChosen: $0 == .green) })
        case "alarms": .list(alarms.map { ChannelAlarmModel(alarm: $0, voice: voice) })
        case "hasAlarms": .flag(!alarms.isEmpty)
        case "canAgain": .flag(alarms.contains(.unmade) || alarms.contains(.unshown))
        case "answersNow": .text(list(code.roster.users))
        case "why": .text(voice.say("channels.why.\(code.reason.rawValue)"))
        case "isUnderWay": .flag(!code.isShown && Set(alarms).isDisjoint(with: [.unmade, .unshown, .disconnected, .abandoned]))
        case "isGone": .flag(code.isGone)
        case "answersWord": .text(voice.say(code.isGone ? "channels.who-then" : "channels.who"))
        case "isAbandoned": .flag(alarms.contains(.abandoned))
        case "removeNote":
            .text(voice.say(alarms.contains(.abandoned) ? "channels.remove-abandoned-note" : code.isGone ? "channels.remove-gone-note" : "channels.remove-note"))
        case "removeQuestion": .text(voice.say(code.isGone ? "channels.remove-gone-question" : "channels.remove-question"))
        case "acceptNote": .text(voice.say(code.roster.isAcceptedAtOnce ? "channels.accepted-now" : "channels.confirmed-now"))
        case "usual": .text(list(code.plan.staff))
        case "backups": .text(code.plan.backups.isEmpty ? nil : list(code.plan.backups))
        case "hasShifts": .flag(!code.plan.shifts.isEmpty)
        case "shifts": .list(code.plan.shifts.map { ChannelShiftLine(shift: $0, staff: list($0.staff), voice: voice) })
        case "marks": .text(marks)
        case "until": .text(code.plan.expires.map { voice.exact($0) })
        case "chart": .model(chart)
        case "totalFound":
            .text(
                voice.say(
                    "channels.total",
                    ["added": voice.grouped(total.added), "lost": voice.grouped(total.lost), "here": voice.grouped(total.here), "today": voice.grouped(total.today)]))
        case "hasDays": .flag(!days.isEmpty)
        case "days": .list(days.map { ChannelDayLine(day: $0, voice: voice) })
        default: nil
        }
    }

    var chart: ChartBlock? { ChannelChart(days: days, today: seat.zone.day(of: voice.now), voice: voice).block }
    private var alarms: [ChannelAlarm] { code.alarms(at: voice.now) }

    /// The tags and the remark.
    private var marks: String? {
        let known = tags.flatMap(\.tags).filter { code.plan.tags.contains($0.id) }.map(\.name)
        let parts = known + (code.plan.remark.isEmpty ? [] : ["“\(voice.places(code.plan.remark))”"])
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }
}

/// Hours in which others answer.
private struct ChannelShiftLine: PageModel {
    let shift: ChannelShift
    let staff: String
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "hours":
            .text(
                shift.window.days.map { voice.weekday($0) }.joined(separator: " ")
                    + "  \(ChannelWindow.text(shift.window.from))–\(ChannelWindow.text(shift.window.to))")
        case "staff": .text(staff)
        default: nil
        }
    }
}

/// What was counted on one day.
private struct ChannelDayLine: PageModel {
    let day: ChannelDay
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "day": .text(voice.day(day.day))
        case "scans": .text(voice.grouped(day.scans))
        case "added": .text(voice.grouped(day.added))
        case "lost": .text(voice.grouped(day.lost))
        case "net": .text(voice.grouped(day.net))
        case "stayed7": .text(day.stayed7.map { voice.grouped($0) } ?? "–")
        case "stayed30": .text(day.stayed30.map { voice.grouped($0) } ?? "–")
        case "spoke": .text(day.spoke.map { voice.grouped($0) } ?? "–")
        default: nil
        }
    }
}
