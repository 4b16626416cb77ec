internal import FeatureStores
internal import Web

/// How far the figures are, and where to go on once they stand.
struct FigureRunModel: PageModel {
    /// Nil if nothing is under way.
    let progress: FigureRuns.Progress?
    let hasFailed: Bool
    /// An address within the workspace.
    let to: String
    let notice: String
    let seat: Seat
    let voice: Voice

    /// Where to go after something changed what the figures count: at once if they stand, else by way of the page that says how far they are.
    ///
    /// - Parameter to: an address within the workspace, `seat.path(…)`.
    static func path(_ to: String, saying notice: String, areMade: Bool, _ seat: Seat) -> String {
        areMade ? Notice.path(to, notice) : seat.path("/figures?to=\(Address.encoded(to))&say=\(Address.encoded(notice))")
    }

    /// Never out of the workspace, whatever the address says.
    var next: String {
        let home = seat.path(), isOurs = to == home || to.hasPrefix(home + "/") || to.hasPrefix(home + "?")
        return Notice.path(isOurs ? to : home, hasFailed ? "figures-failed" : Address.encoded(notice))
    }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "word": .text(word)
        case "done": .text(done.map { voice.decimal($0, digits: 3) })
        case "progressHref": .text(seat.path("/figures/progress?to=\(Address.encoded(to))&say=\(Address.encoded(notice))"))
        case "href": .text(seat.path("/figures?to=\(Address.encoded(to))&say=\(Address.encoded(notice))"))
        default: nil
        }
    }

    /// For the script of the page; `next` sends the browser on.
    var json: String {
        let onward = progress == nil ? ",\"next\":\(JSONText.quoted(next))" : ""
        return "{\"done\":\(done.map { voice.decimal($0, digits: 3) } ?? "null"),\"word\":\(JSONText.quoted(word))\(onward)}"
    }

    private var done: Double? {
        guard let progress, progress.all > 0 else { return nil }
        return min(1, Double(progress.made) / Double(progress.all))
    }

    private var word: String {
        guard let progress, progress.all > 0 else { return voice.say("figures.run.begun") }
        return voice.say(
            "figures.run.word", ["made": voice.grouped(min(progress.made, progress.all)), "count": voice.grouped(progress.all)])
    }
}
