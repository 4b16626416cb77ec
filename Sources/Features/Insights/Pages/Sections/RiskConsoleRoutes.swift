internal import FeatureRules
internal import FeatureStores
internal import Kernel
public import Storage
public import Web

/// How good the probabilities of falling silent would have been in the past.
public struct RiskConsoleRoutes: Sendable {
    private let database: any Database

    public init(database: any Database) { self.database = database }

    public var routes: [Route] { [.get("/w/{workspace}/risk", .role(.readers), show)] }

    private func show(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        let found = try await database.read { tx in try RiskQueries.study(in: seat.workspace, tx) }
        let model = RiskPage(study: found?.study, until: found?.until, seat: seat, voice: visit.voice)
        return .page(
            Page(
                "Insights/risk", title: visit.say("diagnosis.risk.title"), model, frame: .console(GroupsConsoleRoutes.place),
                scripts: model.hasCharts ? Page.chartScripts : []))
    }
}
