internal import FeatureRules
public import FeatureStores
internal import Kernel
public import Storage
public import Web

/// Two groups side by side, or one group at two times.
public struct CompareConsoleRoutes: Sendable {
    private let database: any Database
    private let reader: FiguresReader
    /// More are no choice any more; the search narrows them down.
    private static let groupsOffered = 200

    public init(database: any Database, reader: FiguresReader) {
        self.database = database
        self.reader = reader
    }

    public var routes: [Route] { [.get("/w/{workspace}/compare", .role(.readers), show)] }

    private func show(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), address = CompareAddress(visit.query, voice: visit.voice)
        let (groups, isCut) = try await offered(address, seat)
        let model = CompareModel(
            address: address, groups: groups, isCut: isCut, sides: try await sides(address, seat), seat: seat, voice: visit.voice)
        return .page(Page("Insights/compare", title: visit.say("compare.title"), model, frame: .console(GroupsConsoleRoutes.place)))
    }

    private func sides(_ address: CompareAddress, _ seat: Seat) async throws -> (one: GroupReading, other: GroupReading)? {
        guard let one = address.one, let other = address.other, !address.isUnreadable else { return nil }
        guard let first = try await reader.one(one, asOf: address.oneDay.instant, sections: CompareRows.kinds, in: seat),
            let second = try await reader.one(other, asOf: address.otherDay.instant, sections: CompareRows.kinds, in: seat)
        else { throw Failure.notFound }
        return (first, second)
    }

    /// Those in which most people speak, and those that are chosen, by name.
    private func offered(_ address: CompareAddress, _ seat: Seat) async throws -> ([GroupEntry], isCut: Bool) {
        try await database.read { tx in
            let choice = MatrixQueries.Choice(order: .mau, isDescending: true, name: address.typed)
            let found = try MatrixQueries.page(choice, limit: Self.groupsOffered + 1, in: seat.workspace, tx).map(\.group)
            var groups = Array(found.prefix(Self.groupsOffered))
            for chosen in [address.one, address.other] {
                guard let chosen, !groups.contains(where: { $0.id == chosen }) else { continue }
                if let group = try GroupQueries.one(chosen, in: seat.workspace, tx) { groups.append(group) }
            }
            return (groups.sorted { ($0.name, $0.id) < ($1.name, $1.id) }, found.count > Self.groupsOffered)
        }
    }
}
