internal import FeatureRules
public import FeatureStores
internal import Kernel
public import Web

/// The page of somebody who answers to codes: on and off line with one button, without an account. Whoever has its address may.
public struct DutyRoutes: Sendable {
    private let desk: ChannelDutyDesk
    /// Every change is a call to the platform.
    private let tries = TryLimit()

    public init(desk: ChannelDutyDesk) { self.desk = desk }

    public var routes: [Route] { [.get("/duty/{address}", .everyone, show), .post("/duty/{address}", .everyone, turn)] }

    private func show(_ visit: Visit) async throws -> Reply {
        guard let own = try await desk.own(visit.parameter("address")) else { throw Failure.notFound }
        let model = DutyModel(own: own, action: "/duty/\(try visit.parameter("address"))", voice: visit.voice)
        return .page(Page("ChannelCodes/own-duty", title: visit.say("duty.title"), model, frame: .member(brand: own.brand)))
    }

    private func turn(_ visit: Visit) async throws -> Reply {
        let address = try visit.parameter("address")
        // Behind one address of an office many go off line at once.
        guard tries.begin([address], now: visit.now) else { throw Failure.tooManyTries }
        guard try await desk.turn(own: address, isAway: visit.form.text("away") == "1") else { throw Failure.notFound }
        return .redirect(to: "/duty/\(address)")
    }
}

private struct DutyModel: PageModel {
    let own: ChannelDutyDesk.Own
    let action: String
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "greeting": .text(voice.say("duty.greeting", ["name": own.name]))
        case "isAway": .flag(own.isAway)
        case "action": .text(action)
        default: nil
        }
    }
}
