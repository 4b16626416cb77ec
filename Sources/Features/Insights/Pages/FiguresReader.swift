internal import FeatureRules
public import FeatureStores
internal import Kernel
public import Storage
internal import Web

/// Reads figures for pages: from the board as of the workspace's last message, computed anew for any other instant.
public struct FiguresReader: Sendable {
    let database: any Database
    let reports: ReportDesk

    public init(database: any Database, reports: ReportDesk) {
        self.database = database
        self.reports = reports
    }

    /// All groups of a workspace, without hours and names, and without the formerly active unless they are asked for.
    func all(withFormer: Bool = false, in seat: Seat) async throws -> [GroupReading] {
        let (kept, count) = try await database.read { tx in
            (
                try InsightsQueries.all(withFormer: withFormer, in: seat.workspace, tx)
                    .map { GroupReading(group: $0.group, asOf: $0.asOf, figures: $0.figures) },
                try GroupQueries.all(in: seat.workspace, tx).count
            )
        }
        // A group that an import is just adding comes with the next refresh; only if nothing is kept yet is it worth a report.
        if !kept.isEmpty || count == 0 { return kept }
        guard let report = try await reports.report(on: seat.workspace, learns: false) else { return kept }
        return report.groups.map { GroupReading(group: $0.group, asOf: report.asOf, figures: $0.figures) }
    }

    /// From here on silence is possible, not just thinkable.
    static let worthAWord = 0.2
    /// Speakers a week.
    static let worthALook = 1.0

    /// The groups that may well fall silent within 14 days, the likeliest first.
    func risks(in seat: Seat) async throws -> [SilenceRisk] {
        try await database.read { tx in try MatrixQueries.risks(atLeast: Self.worthAWord, in: seat.workspace, tx) }
    }

    /// The groups that lost so many speakers a week or more, and how many.
    func losses(in seat: Seat) async throws -> [GroupID: Double] {
        try await database.read { tx in try MatrixQueries.losses(atLeast: Self.worthALook, in: seat.workspace, tx) }
    }

    /// The day an address asks for.
    func choice(_ typed: String, in seat: Seat, voice: Voice) async throws -> AsOfChoice {
        AsOfChoice(typed, last: typed.isEmpty ? nil : try await lastMessage(in: seat), voice: voice)
    }

    /// When something was said last in the workspace; nil if nothing was.
    func lastMessage(in seat: Seat) async throws -> Instant? {
        try await database.read { tx in try InsightsDesk.defaultAsOf(seat.workspace, tx) }
    }

    /// One group with everything its page shows; nil if there is no such group.
    ///
    /// - Parameter kinds: the sections that are read with it.
    func one(_ group: GroupID, asOf: Instant?, sections kinds: [any Section.Type] = [], in seat: Seat) async throws -> GroupReading? {
        let kept = try await database.read { tx -> (entry: GroupEntry, reading: GroupReading?)? in
            guard let entry = try GroupQueries.one(group, in: seat.workspace, tx) else { return nil }
            guard asOf == nil, let kept = try InsightsQueries.one(group, in: seat.workspace, tx) else { return (entry, nil) }
            let history = GroupHistory(workspace: seat.workspace, zone: seat.zone, boardZone: seat.zone)
            let sections = try kinds.compactMap { try Self.kept($0, of: group, in: seat.workspace, tx) }
            var reading = GroupReading(
                group: entry, asOf: kept.asOf, figures: kept.figures, hours: try history.hours(of: group, asOf: kept.asOf, tx), sections: sections)
            reading.names = try MemberQueries.names(of: reading.quietPeople, in: seat.workspace, tx)
            return (entry, try Self.recognized(reading, in: seat, tx))
        }
        guard let kept else { return nil }
        if let reading = kept.reading { return reading }
        let report = try await reports.report(on: seat.workspace, group: kept.entry.name, asOf: asOf, learns: false)
        guard let report, let found = report.groups.first(where: { $0.group.id == group }) else { return nil }
        let then = GroupReading(
            group: found.group, asOf: report.asOf, figures: found.figures, hours: found.hours, names: found.names,
            sections: found.sections.all)
        return try await database.read { tx in try Self.recognized(then, in: seat, tx) }
    }

    /// With the robots among those who are named, and with those who may have another name now.
    private static func recognized(_ reading: GroupReading, in seat: Seat, _ tx: any ReadTransaction) throws -> GroupReading {
        var reading = reading
        let silent = reading.quietPeople
        reading.language = TalkLanguage(
            try MessageQueries.latestTexts(of: reading.group.id, limit: Voice.messagesHeard, in: seat.workspace, tx))
        reading.robots = try OperatorQueries.robots(among: reading.names, in: seat.workspace, tx)
        reading.successors = try SuccessorQueries.successors(
            of: reading.names.filter { silent.contains($0.key) }, in: reading.group.id, asOf: reading.asOf, workspace: seat.workspace, tx)
        reading.unwanted = try Blacklist.unwanted(in: reading.group.id, of: seat.workspace, tx)
        reading.names.merge(try MemberQueries.names(of: Set(reading.successors.values), in: seat.workspace, tx)) { own, _ in own }
        return reading
    }
}
