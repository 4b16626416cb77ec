internal import FeatureRules
internal import FeatureStores
internal import Journal
internal import Kernel
internal import Web

/// One group that a code leads to, in the list of the code.
struct TargetLine: PageModel {
    let code: LiveCodeEntry
    let target: LiveTargetEntry
    let isFirst: Bool
    /// Of a join way: who came by it.
    let joined: LiveCodeQueries.Joined?
    let seat: Seat
    let voice: Voice

    private var state: TargetSeats.State { target.seats.state(at: voice.now) }
    private func path(_ rest: String = "") -> PageValue { .text(seat.path("/codes/\(code.id)/targets/\(target.id)\(rest)")) }

    func value(_ field: String) -> PageValue? {
        switch field {
        case "href": path()
        case "name": .text(target.name)
        case "picture": .text(target.kind == .picture ? LandingModel.picture(of: target, at: code.path) : nil)
        case "alt": .text(voice.say("landing.alt", ["group": target.name]))
        case "stateWord": .text(voice.say("codes.target.\(state.rawValue)"))
        case "isBad": .flag(state == .expired || state == .unready && (isStuck || target.isGone))
        case "seats": .text(seats)
        case "room": .text(share.map { voice.decimal($0, digits: 3) })
        case "until": .text(target.seats.expires.map { voice.say("codes.target.until", ["time": voice.exact($0)]) })
        case "counted":
            // With a cap, the members stand beside it.
            .text(target.isCounted && target.seats.cap == nil ? voice.say("codes.target.counted", ["count": voice.grouped(target.seats.members)]) : nil)
        case "joined":
            .text(joined.map { voice.say("codes.target.joined", ["count": voice.grouped($0.came), "there": voice.grouped($0.there)]) })
        case "problem": .text(problem)
        case "isPaused": .flag(target.seats.isPaused)
        case "canUp": .flag(!isFirst)
        case "canAgain": .flag(isStuck && !target.isGone)
        case "pauseAction": path("/pause")
        case "upAction": path("/up")
        case "againAction": path("/again")
        default: nil
        }
    }

    private var isStuck: Bool { target.making == .failed || target.making == .unknown }

    private var seats: String {
        guard let cap = target.seats.cap else { return voice.say("codes.target.shown", ["count": voice.grouped(target.shown)]) }
        return voice.say(
            "codes.target.seats",
            ["taken": voice.grouped(target.seats.taken), "cap": voice.grouped(cap), "room": voice.grouped(target.seats.room ?? 0)])
    }

    private var share: Double? { target.seats.cap.map { min(1, Double(target.seats.taken) / Double(max(1, $0))) } }

    private var problem: String? {
        if target.isGone { return voice.say(target.qrCode == nil ? "codes.join.never" : "codes.join.gone") }
        return switch target.making {
        case .failed: voice.say("codes.join.failed")
        case .unknown: voice.say("codes.join.unknown")
        case .waiting, .claimed, .checking: voice.say("codes.join.making")
        case .done: target.qrCode == nil ? voice.say("codes.join.making") : nil
        case nil: nil
        }
    }
}
