internal import FeatureRules
internal import Web

/// Says when a welcome holds, with the names of channels and people.
struct WelcomeWording: Sendable {
    let channels: [WelcomeChannel]
    let staff: [(id: String, name: String)]
    /// Only `phrases` needs them.
    var tags: [WelcomeTag] = []
    let voice: Voice

    func channel(_ state: String) -> String { channels.first { $0.state == state }?.name ?? state }
    func tag(_ id: String) -> String { tags.first { $0.id == id }?.name ?? voice.say("welcomes.tag-gone") }
    func person(_ id: String) -> String { staff.first { $0.id == id }?.name ?? id }

    /// Each condition as a phrase; one that says "always" if there is none.
    func phrases(_ terms: WelcomeTerms) -> [String] {
        var phrases: [String] = []
        if !terms.states.isEmpty { phrases.append(voice.say("welcomes.when.channels", ["names": some(terms.states.map(channel))])) }
        if !terms.staff.isEmpty { phrases.append(voice.say("welcomes.when.staff", ["names": some(terms.staff.map(person))])) }
        if !terms.tags.isEmpty { phrases.append(voice.say("welcomes.when.tags", ["names": some(terms.tags.map(tag))])) }
        if !terms.hours.isAlways { phrases.append(hours(terms.hours)) }
        return phrases.isEmpty ? [voice.say("welcomes.when.always")] : phrases
    }

    private func hours(_ hours: WelcomeHours) -> String {
        let days = hours.days.count == 7 ? voice.say("welcomes.when.every-day") : hours.days.sorted().map(voice.weekday).joined(separator: " ")
        guard hours.from != hours.to else { return days }
        let to = hours.to == 0 ? "24:00" : WelcomeHours.clock(hours.to)
        return "\(days) \(WelcomeHours.clock(hours.from))–\(to)"
    }

    private func some(_ names: [String]) -> String {
        names.count <= 3 ? names.joined(separator: "、") : voice.say("welcomes.when.and-more", ["names": names.prefix(3).joined(separator: "、"), "count": voice.grouped(names.count)])
    }
}
