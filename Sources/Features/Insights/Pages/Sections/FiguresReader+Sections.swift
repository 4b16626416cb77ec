internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Storage
internal import Web

extension FiguresReader {
    /// What a tab of a group's page shows; nil if there is no such group. Names and messages are read of what is shown only.
    func tab<Tab: DiagnosisTab>(
        _: Tab.Type, of group: GroupID, asOf: Instant?, list: ListChoice, in seat: Seat
    ) async throws -> TabReading<Tab>? {
        let kept = try await database.read { tx -> (entry: GroupEntry, reading: TabReading<Tab>?)? in
            guard let entry = try GroupQueries.one(group, in: seat.workspace, tx) else { return nil }
            let made = try InsightsQueries.asOf(of: group, in: seat.workspace, tx)
            guard asOf == nil, let made else { return (entry, nil) }
            let tab = Tab(try Tab.kinds.compactMap { try Self.kept($0, of: group, in: seat.workspace, tx) }, list)
            return (entry, try Self.reading(tab, of: entry, asOf: made, in: seat, tx))
        }
        guard let kept else { return nil }
        if let reading = kept.reading { return reading }
        let report = try await reports.report(on: seat.workspace, group: kept.entry.name, asOf: asOf, learns: false)
        let sections = report?.groups.first { $0.group.id == group }?.sections.all ?? []
        let tab = Tab(sections, list)
        return try await database.read { tx in
            try Self.reading(tab, of: kept.entry, asOf: report?.asOf, in: seat, tx)
        }
    }

    static func kept<S: Section>(
        _: S.Type, of group: GroupID, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> (any Section)? {
        try SectionQueries.one(S.self, of: group, in: workspace, tx)
    }

    private static func reading<Tab: DiagnosisTab>(
        _ tab: Tab, of group: GroupEntry, asOf: Instant?, in seat: Seat, _ tx: any ReadTransaction
    ) throws -> TabReading<Tab> {
        TabReading(
            group: group, asOf: asOf, tab: tab, names: try MemberQueries.names(of: tab.people, in: seat.workspace, tx),
            messages: try MessageQueries.some(tab.messages, in: seat.workspace, tx))
    }
}
