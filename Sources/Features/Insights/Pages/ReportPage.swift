internal import FeatureRules
public import FeatureStores
public import Kernel
public import Web

/// The report of a workspace as one file: every group with its figures, charts and tables. It needs nothing but itself, so
/// it can be printed, kept or sent on.
public struct ReportPage: Sendable {
    private let report: ReportDesk.Report?
    private let workspace: String
    private let language: Language
    private let resources: Resources
    private let now: Instant
    private let most: Int

    /// - Parameters:
    ///   - report: nil if there are no messages yet.
    ///   - now: the time the report is written, for "3 days ago".
    ///   - most: so many groups are told in full, those first that need a look; the table has all.
    public init(
        _ report: ReportDesk.Report?, workspace: String, language: Language, resources: Resources, now: Instant, most: Int = .max
    ) {
        self.report = report
        self.workspace = workspace
        self.language = language
        self.resources = resources
        self.now = now
        self.most = most
    }

    /// - Throws: `WebSetupError` if a view or a text of the product is broken.
    public func html() throws -> String {
        let page = try StandalonePage(resources)
        let voice = page.voice(language: language, zone: report?.zone ?? .shanghai, now: now)
        let readings = GroupLine.ordered(
            (report?.groups ?? []).map {
                GroupReading(
                    group: $0.group, asOf: report?.asOf ?? now, figures: $0.figures, hours: $0.hours, names: $0.names,
                    robots: Set($0.names.filter { RobotName.isLikely($0.value) }.keys).union(($0.sections.one(RobotFigures.self)?.suspects ?? []).map(\.member)),
                    successors: $0.successors,
                    sections: $0.sections.all)
            })
        let title = voice.say("report.title", ["name": workspace])
        let model = ReportModel(readings: readings, first: report.flatMap { first(of: readings, zone: $0.zone) }, matrix: report?.matrix, most: most, voice: voice)
        return try page.print("Insights/report", title: title, model, voice: voice)
    }

    /// The group that the first screen names too; nil where there are no several groups.
    private func first(of readings: [GroupReading], zone: Zone) -> FirstGroup? {
        guard readings.count > 1 else { return nil }
        return FirstGroup(
            among: readings.map { reading in
                let lost = reading.loss(in: zone)?.lost ?? 0, risk = reading.sections.one(RiskFigures.self)?.group ?? 0
                return .init(
                    reading.group.id, reading.figures, asOf: reading.asOf, lost: lost >= FiguresReader.worthALook ? lost : 0,
                    risk: risk >= FiguresReader.worthAWord ? risk : nil)
            })
    }
}
