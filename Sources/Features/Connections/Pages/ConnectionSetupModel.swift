internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// The steps after the first one; which is open, what is done, what is awaited.
struct ConnectionSetupModel: PageModel {
    let seat: Seat
    let entry: ConnectionEntry
    let overview: ConnectionCheckDesk.Overview
    /// Nil once the callback was reached: nothing is left to copy.
    let terms: ConnectionTerms?
    let origin: String?
    let localOrigin: String?
    let voice: Voice
    /// The one that is open; nil if all are done.
    var step: ConnectionStep?
    var typedToken = ""
    var typedKey = ""
    var errors = FieldErrors()

    init(
        seat: Seat, entry: ConnectionEntry, overview: ConnectionCheckDesk.Overview, terms: ConnectionTerms?, origin: String?,
        localOrigin: String?, voice: Voice
    ) {
        self.seat = seat
        self.entry = entry
        self.overview = overview
        self.terms = terms
        self.origin = origin
        self.localOrigin = localOrigin
        self.voice = voice
        step = ConnectionStep.next(after: done)
    }

    var done: Set<ConnectionStep> {
        var done: Set<ConnectionStep> = [.credentials]
        if entry.reached != nil { done.insert(.callback) }
        if isTrusted { done.insert(.address) }
        if entry.synced != nil { done.insert(.look) }
        return done
    }

    /// Something will come by itself that the page can wait for.
    var isWaiting: Bool { step == .callback && entry.reached == nil || step == .look && isLooking }

    private var isTrusted: Bool {
        guard entry.complaint == nil else { return false }
        return entry.synced != nil || overview.found[.range]?.verdict == .fine
    }

    private var isLooking: Bool { entry.synced == nil && entry.state == .on }
    private var path: String { seat.path("/wecom/\(entry.id)") }
    private var url: String { (origin ?? localOrigin ?? "https://…") + entry.callbackPath }

    func value(_ field: String) -> PageValue? {
        switch field {
        case "corp": .text(entry.corpID)
        case "steps": .list(ConnectionStepLine.lines(done: done, at: step, path: path + "/setup", voice))
        case "isCallback": .flag(step == .callback)
        case "isAddress": .flag(step == .address)
        case "isLook": .flag(step == .look)
        case "isFinished": .flag(step == nil)
        case "checkHref": .text(path)
        case "checkAction": .text(path + "/check")
        case "callbackAction": .text(path + "/callback")
        case "secretHref": .text(path + "/secret")
        case "nextHref": .text(next.map { "\(path)/setup?step=\($0.rawValue)" })
        case "groupsHref": .text(seat.path("/groups"))
        case "seen": .text(voice.say("wecom.look.seen", ["count": voice.grouped(overview.groups), "owners": voice.grouped(overview.owners)]))
        default: callback(field) ?? found(field) ?? errors.value(field, fields: ["secret", "token", "key"])
        }
    }

    private func callback(_ field: String) -> PageValue? {
        switch field {
        case "reached": .text(entry.reached.map { voice.say("wecom.callback.reached", ["ago": voice.ago($0)]) })
        case "reachedExact": .text(entry.reached.map { voice.exact($0) } ?? "")
        case "url": .typed(url)
        case "callbackToken": .typed(terms?.token ?? "")
        case "callbackKey": .typed(terms?.encodingKey ?? "")
        case "hasKeys": .flag(terms != nil)
        case "isUnknown": .flag(origin == nil)
        case "isSimulated": .flag(entry.isSimulated)
        case "platformHref": .text(entry.isSimulated ? entry.apiBase : nil)
        case "command": .text("curl -X PUT \(entry.apiBase)/sim/callback -d '{\"url\":\"\(url)\"}'")
        case "typedToken": .typed(typedToken)
        case "typedKey": .typed(typedKey)
        case "isOwn": .flag(errors["token"] != nil || errors["key"] != nil)
        case "progressHref": .text("\(path)/progress?step=\(step?.rawValue ?? "")")
        case "setupHref": .text("\(path)/setup?step=\(step?.rawValue ?? "")")
        case "word": .text(word(of: step ?? .look))
        case "isLooking": .flag(isLooking)
        case "lookedAt": .text(entry.synced.map { voice.say("wecom.look.done", ["ago": voice.ago($0)]) })
        default: nil
        }
    }

    private func found(_ field: String) -> PageValue? {
        switch field {
        case "trouble": .text(entry.complaint.map { voice.sentence(of: $0) })
        case "ownAddress": .text(ownAddress)
        case "isTrusted": .flag(isTrusted)
        case "isRefused": .flag(entry.complaint != nil)
        case "needsSecret": .flag(entry.complaint?.trouble.isOfSecret ?? false)
        case "isOff": .flag(entry.state == .off)
        case "checks":
            // What the complaint says need not be said again.
            .list(
                entry.complaint != nil
                    ? [] : [CheckLine.token, .address, .range].compactMap { overview.found[$0] }.map { CheckLineModel(result: $0, voice: voice) })
        default: nil
        }
    }

    /// As the platform saw us, if it ever said so.
    private var ownAddress: String? {
        let seen = [entry.complaint?.address, overview.found[.address]?.figures["address"]].compactMap { $0 }
        return seen.first { !$0.isEmpty }
    }

    private var next: ConnectionStep? {
        guard let step, let place = ConnectionStep.allCases.firstIndex(of: step) else { return nil }
        return ConnectionStep.allCases.dropFirst(place + 1).first
    }

    private func word(of step: ConnectionStep) -> String {
        if step == .callback { return voice.say("wecom.callback.waiting") }
        if let failure = overview.found[.comparison] { return voice.say("wecom.look.failed", ["why": voice.sentence(of: failure)]) }
        if let missed = overview.comparisons.first?.missed, missed > 0 {
            return voice.say("wecom.look.missed", ["count": voice.grouped(missed)])
        }
        return voice.say(overview.groups == 0 ? "wecom.look.begins" : "wecom.look.under-way", ["count": voice.grouped(overview.groups)])
    }

    /// For the script of the page: `next` comes once there is nothing more to wait for.
    func json(waitingFor step: ConnectionStep) -> String {
        let isOver = step == .callback ? entry.reached != nil : !isLooking
        // The first look begins by itself once the callback is reached, and shows whether we are trusted: there is its page to wait on.
        let target = step == .callback
            ? Notice.path(path + "/setup" + (isLooking ? "?step=look" : ""), "wecom-reached") : Notice.path(path + "/setup", "wecom-looked")
        let next = isOver ? ",\"next\":\(JSONText.quoted(entry.complaint == nil ? target : "\(path)/setup?step=\(step.rawValue)"))" : ""
        return "{\"done\":null,\"word\":\(JSONText.quoted(word(of: step)))\(next)}"
    }
}
