internal import Kernel
internal import Web

/// The day a page looks at: `?as-of=2026-11-21` means the end of that day on the workspace's clock; nothing means the
/// last message, and so does its own day: one date has one answer.
struct AsOfChoice: PageModel {
    let typed: String
    /// The day in the field; nil if there is none, or if it cannot be read.
    let typedDay: LocalDay?
    /// The day whose end is looked at; nil for the last message.
    let day: LocalDay?
    let voice: Voice
    /// The instant the figures are really for.
    var shown: Instant?

    /// - Parameter last: the workspace's last message; nil if there is none.
    init(_ typed: String, last: Instant?, voice: Voice) {
        self.typed = typed
        self.voice = voice
        typedDay = typed.utf8.count == 10 ? Instant(iso: typed, zone: voice.zone).map { voice.zone.day(of: $0) } : nil
        day = typedDay == last.map { voice.zone.day(of: $0) } ? nil : typedDay
    }

    /// Nil for the last message. A day that cannot be read is said beside the field and changes nothing.
    var instant: Instant? { day.map { Instant(milliseconds: voice.zone.start(of: $0 + 1).milliseconds - 1) } }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "asOfDay": .text(day.map { "\($0)" } ?? shown.map { "\(voice.zone.day(of: $0))" } ?? "")
        case "asOfIsChosen": .flag(day != nil)
        case "asOfError": .text(typed.isEmpty || typedDay != nil ? nil : voice.say("groups.as-of.unreadable"))
        case "asOfSentence":
            .text(shown.map { voice.say(day == nil ? "groups.as-of.last" : "groups.as-of.day", ["time": voice.exact($0), "ago": voice.since($0)]) })
        case "today": .text("\(voice.zone.day(of: voice.now))")
        default: nil
        }
    }
}
