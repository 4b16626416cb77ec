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
            var found: [MemberID: (group: GroupID, last: Instant)] = [:]
            for member in people {
                for membership in try MemberQueries.memberships(of: member, in: seat.workspace, tx) where membership.group != reading.group.id {
                    guard let last = membership.last, last > reading.asOf - Addressees.lately,
                        found[member].map({ last > $0.last }) ?? true
                    else { continue }
                    found[member] = (membership.group, last)
                }
            }
            let names = try GroupQueries.names(of: Set(found.values.map(\.group)), in: seat.workspace, tx)
            return found.mapValues { Addressees.Elsewhere(group: names[$0.group] ?? "", last: $0.last) }
        }
    }
}
