/// Control calls that are not about what people do: address, clock, faults, probes.
struct ControlDesk: Sendable {
    let platform: SimulatedPlatform
    /// Events that happen under one lock.
    private static let stormStep = 256
    /// Deliveries that may wait before more happens.
    private static let stormWaiting = 2048

    /// The answer; nil if it is something else.
    func act(_ name: String, _ given: JSONValue) async throws -> [UInt8]? {
        switch name {
        case "callback":
            let url = given["url"].text ?? ""
            if url.isEmpty {
                platform.pusher.set(nil)
                return PlatformState.done()
            }
            let verdict = await platform.setCallback(url)
            return JSONWriter.object { json in
                json.field("ok", verdict.problem == .none)
                json.field("problem", verdict.problem.rawValue)
                json.field("sentence", verdict.sentence)
                json.field("english", verdict.english)
            }
        case "advance": platform.advance(seconds: given["seconds"].integer ?? 0)
        case "faults": return setFaults(given)
        case "limits": platform.change { state, _ in state.isLimited = given["on"].flag ?? true }
        case "drain": try await platform.pusher.drain()
        case "probe": return probe(given)
        case "storm": return try await storm(given)
        default: return nil
        }
        return PlatformState.done { $0.field("now_ms", platform.snapshot.now) }
    }

    private func setFaults(_ given: JSONValue) -> [UInt8] {
        let isReset = given["reset"].flag == true
        if isReset { platform.faults.set(FaultPlan()) }
        platform.faults.set(given)
        platform.change { state, now in
            if isReset { state.gates = [:] }
            state.hasOldMemberLists = platform.faults.plan.oldMemberLists
            if given["revoke_token"].flag == true { state.revokeToken() }
            if given["expire_token"].flag == true { state.expireToken(now: now) }
        }
        return JSONWriter.object { platform.faults.plan.write(&$0) }
    }

    /// Lets much happen, no faster than it is delivered, and answers when all of it was.
    private func storm(_ given: JSONValue) async throws -> [UInt8] {
        let wanted = Int(min(max(given["events"].integer ?? 1000, 0), 10_000_000)), before = platform.pusher.log.counts, faults = platform.faults.plan
        platform.faults.set(given)
        defer { platform.faults.set(faults) }
        var storm = Storm(seed: UInt64(bitPattern: given["seed"].integer ?? 1)), made = 0
        let clock = ContinuousClock(), began = clock.now
        while made < wanted {
            let count = min(Self.stormStep, wanted - made)
            let came = platform.change { state, now in
                storm.blow(&state, events: count, now: now)
                return state.events.count
            }
            if came == 0 { break }
            made += came
            try await platform.pusher.drain(to: Self.stormWaiting)
        }
        try await platform.pusher.drain()
        let span = began.duration(to: clock.now), after = platform.pusher.log.counts
        let ms = span.components.seconds * 1000 + span.components.attoseconds / 1_000_000_000_000_000
        return PlatformState.done { json in
            json.field("events", made)
            json.field("deliveries", after.made - before.made)
            json.field("tries", after.tries - before.tries)
            json.field("accepted", after.accepted - before.accepted)
            json.field("failed", after.failed - before.failed)
            json.field("dropped", after.dropped - before.dropped)
            json.field("took_ms", ms)
        }
    }

    /// Sends one callback that a receiver must not take for a fact.
    private func probe(_ given: JSONValue) -> [UInt8] {
        guard let flaw = Envelope.Flaw(rawValue: given["flaw"].text ?? "") else {
            return JSONWriter.object { json in
                json.field("ok", false)
                json.texts("flaws", Envelope.Flaw.allCases.map(\.rawValue))
            }
        }
        platform.change { state, now in
            if flaw == .emptyDetail {
                if !state.groups.isEmpty { state.tellGroup(0, ["update", ""], at: now / 1000) }
                return
            }
            let event = CallbackEvent(
                [flaw == .unknownEvent ? "change_of_the_moon" : "enter_agent", flaw.rawValue], subject: "probe", corp: state.credentials.corpID,
                at: now / 1000
            ) { xml in
                xml.text("EventKey", "")
                if flaw == .brokenXML { xml.plain("Broken", "<&") }
                if flaw == .unknownEvent { xml.group("New") { $0.text("Inner", "1") } }
            }
            platform.pusher.push([event], flaw: flaw)
        }
        return PlatformState.done()
    }
}
