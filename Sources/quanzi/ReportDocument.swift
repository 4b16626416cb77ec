import FeatureRules
import FeatureStores
import Kernel

/// The report as `--json` prints it. The keys are public: they never change their meaning.
struct ReportDocument: Encodable {
    struct Group: Encodable {
        var id: String
        var group: String
        var messages: Int64
        var own_messages: Int64
        var members: Int
        var speakers_7d: Int
        var speakers_30d: Int
        var dau: Int
        var wau: Int
        var mau: Int
        var gini: Double?
        var half_holders: Int?
        var first_at: String?
        var last_at: String?
        var silence_days: Int64?
        var joins: Int64
        var leaves: Int64
        var state: String
        var weekly_speakers: [Int]
        /// Nil where nothing is usual.
        var loss: Loss?
        var formerly_active: [FormerMember]
        var by_day: [Day]
        var by_week: [Week]
        var by_hour: [[Int64]]
        /// By their names (docs/reference/figures.md).
        var sections: [String: SectionDocument]
        /// The names of the members that sections speak of, by id.
        var people: [String: String]
    }
    /// One section, with the names of its fields in snake_case.
    struct SectionDocument: Encodable {
        var section: any Section
        func encode(to encoder: any Encoder) throws { try section.encode(to: encoder) }
    }
    struct Loss: Encodable {
        var usual: Double
        var recent: Double
        var lost: Double
        /// The Monday of the first week of the lower level; nil without a fall.
        var since: String?
    }
    struct FormerMember: Encodable {
        var member: String
        var name: String
        var last_at: String
        var messages: Int64
    }
    struct Day: Encodable {
        var day: String
        var messages: Int64
        var speakers: Int
    }
    struct Week: Encodable {
        /// Its Monday.
        var week: String
        var messages: Int64
        var speakers: Int
    }

    var workspace: String
    var as_of: String?
    var zone: String?
    var groups: [Group]
    /// Who talks as robots do and is no speaker until somebody says otherwise.
    var likely_robots: [String]
    /// All groups as one, a member counted once; missing if the report is about one group.
    var matrix: MatrixFigures?
    /// How good the risk of the sections would have been in the past; nil where there is too little history.
    var risk: RiskQuality?

    struct RiskQuality: Encodable {
        var member: RiskReport?
        var group: RiskReport?
    }

    init(_ report: ReportDesk.Report?, workspace: String) {
        self.workspace = workspace
        as_of = report?.asOf.iso
        zone = report?.zone.name
        groups = report.map { report in report.groups.map { Group($0, asOf: report.asOf, zone: report.zone) } } ?? []
        likely_robots = (report?.likelyRobots ?? []).sorted().map(\.description)
        matrix = report?.matrix
        risk = report.map { RiskQuality(member: $0.risk.memberReport, group: $0.risk.groupReport) }
    }

    /// The same for a person at a terminal, shortest form.
    var text: String {
        guard let as_of else { return "no messages yet; import an export with: quanzi import FILE" }
        let lines = groups.map { group in
            "\(group.group): \(group.state), \(group.messages) messages, \(group.members) members, spoke in 7 days \(group.wau), in 30 days \(group.mau), formerly active \(group.formerly_active.count)"
        }
        return (["as of \(as_of)"] + lines).joined(separator: "\n")
    }
}

extension ReportDocument.Group {
    init(_ report: ReportDesk.GroupReport, asOf: Instant, zone: Zone) {
        let figures = report.figures
        let loss = SpeakerLoss(
            figures, trend: report.sections.one(TrendFigures.self), change: report.sections.one(ChangeFigures.self), asOf: asOf, zone: zone)
        self.init(
            id: report.group.id.description, group: report.group.name, messages: figures.messages,
            own_messages: figures.ownMessages ?? 0, members: figures.members,
            speakers_7d: figures.wau, speakers_30d: figures.mau, dau: figures.dau, wau: figures.wau, mau: figures.mau,
            gini: figures.gini, half_holders: figures.halfHolders, first_at: ReportDocument.iso(figures.firstMs),
            last_at: ReportDocument.iso(figures.lastMs), silence_days: figures.silenceDays, joins: figures.joins,
            leaves: figures.leaves, state: figures.state.rawValue, weekly_speakers: figures.weeklySpeakers,
            loss: loss.map { .init(usual: $0.usual, recent: $0.recent, lost: $0.lost, since: $0.since.map { "\($0)" }) },
            formerly_active: figures.formerlyActive.map { former in
                ReportDocument.FormerMember(
                    member: String(former.member), name: report.names[MemberID(former.member)] ?? "",
                    last_at: Instant(milliseconds: former.lastMs).iso, messages: former.messages)
            },
            by_day: figures.byDay.map { .init(day: "\(LocalDay(number: $0.day))", messages: $0.messages, speakers: $0.speakers) },
            by_week: figures.byWeek.map { .init(week: "\(LocalDay(number: $0.day))", messages: $0.messages, speakers: $0.speakers) },
            by_hour: report.hours,
            sections: Dictionary(report.sections.all.map { (type(of: $0).name, .init(section: $0)) }, uniquingKeysWith: { one, _ in one }),
            people: Dictionary(report.names.map { ($0.key.description, $0.value) }, uniquingKeysWith: { one, _ in one }))
    }
}

extension ReportDocument {
    fileprivate static func iso(_ ms: Int64?) -> String? { ms.map { Instant(milliseconds: $0).iso } }
}
