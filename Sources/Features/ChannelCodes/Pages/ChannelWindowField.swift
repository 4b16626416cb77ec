internal import FeatureRules
internal import Web

/// A row of a form for hours of the week: seven boxes and two times. Fields begin with `prefix`.
struct ChannelWindowField: PageModel {
    let prefix: String
    let number: Int
    let window: ChannelWindow?
    let form: Form?
    let voice: Voice
    /// Who may answer then; empty where nobody is to be chosen.
    var people: [Choice] = []

    private func isTicked(_ day: Int) -> Bool { form.map { $0.text("\(prefix)-\(day)") == "1" } ?? window?.days.contains(day) ?? false }

    /// Whether anything was chosen in it.
    var isUsed: Bool { (1...7).contains(where: isTicked) || people.contains(where: \.isChosen) }

    /// - Throws: `ChannelRefusal`.
    func read() throws(ChannelRefusal) -> ChannelWindow {
        guard let from = ChannelWindow.minutes(form?.text("\(prefix)-from") ?? ""), let to = ChannelWindow.minutes(form?.text("\(prefix)-to") ?? "")
        else { throw .windowTimes }
        // Midnight as an end is that of the same day.
        return try ChannelWindow(days: (1...7).filter(isTicked), from: from, to: to == 0 ? 1440 : to)
    }

    func value(_ field: String) -> PageValue? {
        switch field {
        case "legend": .text(voice.say("channels.window.number", ["number": "\(number)"]))
        case "days": .list((1...7).map { Choice("\(prefix)-\($0)", voice.weekday($0), isChosen: isTicked($0)) })
        case "fromField": .text(prefix + "-from")
        case "toField": .text(prefix + "-to")
        case "from": .typed(form?.text("\(prefix)-from") ?? ChannelWindow.text(window?.from ?? 9 * 60))
        case "to": .typed(form?.text("\(prefix)-to") ?? ChannelWindow.text((window?.to ?? 18 * 60) % 1440))
        case "hasPeople": .flag(!people.isEmpty)
        case "people": .list(people)
        default: nil
        }
    }
}
