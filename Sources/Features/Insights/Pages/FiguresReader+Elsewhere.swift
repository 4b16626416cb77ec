internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Storage
internal import Web

extension FiguresReader {
    /// Where those who are missing in a group were heard lately.
    func elsewhere(of reading: GroupReading, in seat: Seat) async throws -> [MemberID: Addressees.Elsewhere] {
        let people = reading.sections.one(TurnFigures.self)?.people ?? []
        if people.isEmpty { return [:] }
        return try await database.read { tx in
            try Addressees.Elsewhere.of(people, besides: reading.group.id, asOf: reading.asOf, in: seat.workspace, tx)
        }
    }
}

extension Addressees.Elsewhere {
    /// Where some people were heard last in another group, if that was lately.
    static func of(
        _ people: Set<MemberID>, besides group: GroupID, asOf: Instant, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [MemberID: Addressees.Elsewhere] {
        var found: [MemberID: (group: GroupID, last: Instant)] = [:]
        for member in people {
            for membership in try MemberQueries.memberships(of: member, in: workspace, tx) where membership.group != group {
                guard let last = membership.last, last > asOf - Addressees.lately, found[member].map({ last > $0.last }) ?? true else { continue }
                found[member] = (membership.group, last)
            }
        }
        let names = try GroupQueries.names(of: Set(found.values.map(\.group)), in: workspace, tx)
        return found.mapValues { Addressees.Elsewhere(group: names[$0.group] ?? "", last: $0.last) }
    }
}
