internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// All welcomes of a workspace in their order, and what became of them.
struct WelcomesModel: PageModel {
    let seat: Seat
    let welcomes: [WelcomeEntry]
    let day: GreetingFigures
    let week: GreetingFigures
    let troubles: [GreetingEntry]
    let latest: [GreetingEntry]
    let wording: WelcomeWording
    let isConnected: Bool

    private var voice: Voice { wording.voice }

    func value(_ field: String) -> PageValue? {
        switch field {
        case "newHref": .text(seat.path("/welcomes/new"))
        case "groupsHref": .text(seat.path("/welcomes/groups"))
        case "filesHref": .text(seat.path("/welcomes/files"))
        case "wecomHref": .text(seat.role == .owner && !isConnected ? seat.path("/wecom") : nil)
        case "isUnconnected": .flag(!isConnected)
        case "hasWelcomes": .flag(!welcomes.isEmpty)
        case "lacksDefault": .flag(!welcomes.isEmpty && !welcomes.contains { $0.isDefault && $0.isOn && $0.isComplete })
        case "welcomes":
            .list(
                welcomes.enumerated().map { place, welcome in
                    WelcomeLine(welcome: welcome, canUp: place > 0 && !welcome.isDefault, seat: seat, wording: wording)
                })
        case "hasFigures": .flag(week.asked > 0)
        case "figures": .list([GreetingFiguresModel(figures: day, span: "day", voice: voice), GreetingFiguresModel(figures: week, span: "week", voice: voice)])
        case "hasTroubles": .flag(!troubles.isEmpty)
        case "troubles": .list(troubles.map { GreetingLine(greeting: $0, seat: seat, wording: wording) })
        case "hasLatest": .flag(!latest.isEmpty)
        case "latest": .list(latest.map { GreetingLine(greeting: $0, seat: seat, wording: wording) })
        default: nil
        }
    }
}

/// One welcome in the list.
private struct WelcomeLine: PageModel {
    let welcome: WelcomeEntry
    let canUp: Bool
    let seat: Seat
    let wording: WelcomeWording

    func value(_ field: String) -> PageValue? {
        switch field {
        case "href": .text(seat.path("/welcomes/\(welcome.id)"))
        case "upAction": .text(seat.path("/welcomes/\(welcome.id)/up"))
        case "name": .text(welcome.name)
        case "canUp": .flag(canUp)
        case "isDefault": .flag(welcome.isDefault)
        case "isOff": .flag(!welcome.isOn)
        case "isEmpty": .flag(!welcome.isComplete)
        case "terms": .text(welcome.isDefault ? wording.voice.say("welcomes.when.default") : wording.phrases(welcome.terms).joined(separator: " · "))
        case "beginning": .text(String(wording.voice.places(welcome.body.text).prefix { !$0.isNewline }.prefix(60)))
        case "attachments":
            .text(
                welcome.body.attachments.isEmpty
                    ? nil : wording.voice.say("welcomes.attachments.count", ["count": wording.voice.grouped(welcome.body.attachments.count)]))
        default: nil
        }
    }
}

/// What became of the welcomes of a day or a week.
private struct GreetingFiguresModel: PageModel {
    let figures: GreetingFigures
    let span: String
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "span": .text(voice.say("welcomes.span.\(span)"))
        case "asked": .text(voice.grouped(figures.asked))
        case "sent": .text(voice.grouped(figures.count(.sent)))
        case "refused": .text(voice.grouped(figures.count(.refused)))
        case "unknown": .text(voice.grouped(figures.count(.unknown)))
        case "late": .text(voice.grouped(figures.count(.tooLate)))
        case "isLate": .flag(figures.count(.tooLate) > 0)
        case "unmatched": .text(voice.grouped(figures.count(.unmatched)))
        case "open": .text(voice.grouped(figures.open))
        case "median": .text(seconds(figures.pace?.medianMs))
        case "p99": .text(seconds(figures.pace?.p99Ms))
        case "slowest": .text(seconds(figures.pace?.slowestMs))
        default: nil
        }
    }

    private func seconds(_ ms: Int64?) -> String {
        ms.map { $0 < 100 ? voice.say("welcomes.at-once") : voice.say("welcomes.seconds", ["seconds": voice.decimal(Double($0) / 1000, digits: 1)]) } ?? "–"
    }
}
