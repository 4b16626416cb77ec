public import FeatureStores
internal import Kernel
public import Web

/// Where somebody waits for figures that take longer than a moment.
public struct FigureRunsConsoleRoutes: Sendable {
    private let runs: FigureRuns

    public init(runs: FigureRuns) { self.runs = runs }

    public var routes: [Route] {
        [
            .get("/w/{workspace}/figures", .role(.readers), show),
            .get("/w/{workspace}/figures/progress", .role(.readers), showProgress),
        ]
    }

    private func show(_ visit: Visit) async throws -> Reply {
        let model = try model(visit)
        guard model.progress != nil else { return .redirect(to: model.next) }
        return .page(Page("Insights/figure-run", title: visit.say("figures.run.title"), model, frame: .console(MembersConsoleRoutes.place), scripts: ["progress"]))
    }

    private func showProgress(_ visit: Visit) async throws -> Reply { .json(try model(visit).json) }

    private func model(_ visit: Visit) throws -> FigureRunModel {
        let seat = try visit.place()
        return FigureRunModel(
            progress: runs.progress(of: seat.workspace), hasFailed: runs.hasFailed(seat.workspace), to: visit.query.text("to"),
            notice: visit.query.text("say"), seat: seat, voice: visit.voice)
    }
}
