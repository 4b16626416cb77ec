internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

extension ChannelsConsoleRoutes {
    func showDuty(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        let model = ChannelDutyModel(seat: seat, people: try await duty.all(in: seat.workspace), origin: visit.origin, voice: visit.voice)
        return .page(page("duty", visit.say("channels.duty"), model))
    }

    func turnDuty(_ visit: Visit) async throws -> Reply {
        let isAway = visit.form.text("away") == "1"
        return try await act(visit, isAway ? "channel-away" : "channel-here") { user, connection, seat in
            try await duty.turn(user, of: connection, isAway: isAway, workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
        }
    }

    func giveAddress(_ visit: Visit) async throws -> Reply {
        try await act(visit, "channel-address") { user, connection, seat in
            try await duty.giveAddress(to: user, of: connection, workspace: seat.workspace)
        }
    }

    private func act(
        _ visit: Visit, _ notice: String, _ deed: (String, ConnectionID, Seat) async throws -> Void
    ) async throws -> Reply {
        let seat = try visit.place()
        guard let connection = ConnectionID(visit.form.text("connection")) else { throw Failure.notFound }
        do { try await deed(visit.form.text("user"), connection, seat) } catch ChannelRefusal.notFound { throw Failure.notFound }
        return .redirect(to: Notice.path(seat.path("/channels/duty"), notice))
    }
}
