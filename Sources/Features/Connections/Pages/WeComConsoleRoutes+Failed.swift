internal import FeatureStores
internal import Journal
internal import Kernel
internal import Storage
internal import Web

/// Callbacks that were not handled.
extension WeComConsoleRoutes {
    private static let atATime = 30

    func failed(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), entry = try await entry(visit), before = InboxID(visit.query.text("before"))
        let counts = try await checks.overview(entry, in: seat.workspace).counts
        let rows = try await database.read { tx in
            try CallbackQueries.failed(of: entry, before: before, limit: Self.atATime + 1, in: seat.workspace, tx)
        }
        let model = FailedCallbacksModel(
            seat: seat, entry: entry, rows: rows, shown: Self.atATime, counts: counts, isFirst: before == nil, voice: visit.voice)
        return .page(page("failed", visit.say("wecom.failed.title"), model))
    }

    func replay(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), entry = try await entry(visit), callback: InboxID = try visit.id("callback")
        let isDone = try await database.write { [world] tx in
            try CallbackQueries.replay(callback, of: entry, workspace: seat.workspace, world: world, tx)
        }
        return .redirect(to: Notice.path(seat.path("/wecom/\(entry.id)/failed"), isDone ? "wecom-again" : "wecom-settled"))
    }

    func replayAll(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), entry = try await entry(visit)
        let count = try await CallbackQueries.replayAll(of: entry, workspace: seat.workspace, world: world, on: database)
        return .redirect(to: Notice.path(seat.path("/wecom/\(entry.id)/failed"), count > 0 ? "wecom-again" : "wecom-settled"))
    }
}
