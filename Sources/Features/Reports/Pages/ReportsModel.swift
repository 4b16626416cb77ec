internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// The kept reports and the choice of the weekly one.
struct ReportsModel: PageModel {
    let issues: [ReportIssue]
    let setting: ReportSetting
    let seat: Seat
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "groupsHref": .text(seat.path("/groups"))
        case "hasIssues": .flag(!issues.isEmpty)
        case "issues": .list(issues.map { ReportIssueLine(issue: $0, seat: seat, voice: voice) })
        case "canChange": .flag(Set.operators.contains(seat.role))
        case "makeAction": .text(seat.path("/reports"))
        case "weeklyAction": .text(seat.path("/reports/weekly"))
        case "isOn": .flag(setting.isOn)
        case "weekdays": .list((1...7).map { Choice("\($0)", voice.weekday($0), isChosen: $0 == setting.timing.weekday) })
        case "hours": .list((0..<24).map { Choice("\($0)", voice.say("reports.hour", ["hour": "\($0)"]), isChosen: $0 == setting.timing.hour) })
        case "languages": .list(Language.allCases.map { Choice($0.rawValue, $0.ownName, isChosen: $0 == setting.language) })
        case "makeLanguages": .list(Language.allCases.map { Choice($0.rawValue, $0.ownName, isChosen: $0 == voice.language) })
        case "next": .text(next)
        case "zoneNote": .text(voice.say("reports.zone", ["zone": voice.zoneName(seat.zone.name)]))
        default: nil
        }
    }

    private var next: String? {
        guard setting.isOn else { return nil }
        let due = setting.timing.due(inWeekOf: setting.timing.week(after: voice.now, voice.zone), voice.zone)
        return voice.say("reports.next", ["time": voice.exact(due), "day": voice.day(voice.zone.day(of: due))])
    }
}

private struct ReportIssueLine: PageModel {
    let issue: ReportIssue
    let seat: Seat
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "href": .text(seat.path("/reports/\(issue.id)"))
        case "title": .text(voice.say("reports.of", ["day": voice.day(voice.zone.day(of: issue.made))]))
        case "made": .text(voice.exact(issue.made))
        case "kind": .text(voice.say(issue.isScheduled ? "reports.weekly" : "reports.by-hand"))
        case "language": .text(issue.language.ownName)
        case "size": .text(voice.bytes(issue.bytes))
        case "removeAction": .text(seat.path("/reports/\(issue.id)/removal"))
        default: nil
        }
    }
}
