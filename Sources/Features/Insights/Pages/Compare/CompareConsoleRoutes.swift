internal import FeatureRules
public import FeatureStores
internal import Kernel
public import Storage
public import Web

/// Two groups side by side, or one group at two times.
public struct CompareConsoleRoutes: Sendable {
    public static let place = Place("compare", path: "/compare", roles: .readers)

    private let database: any Database
    private let reader: FiguresReader

    public init(database: any Database, reader: FiguresReader) {
        self.database = database
        self.reader = reader
    }

    public var routes: [Route] { [.get("/w/{workspace}/compare", .role(.readers), show)] }

    private func show(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), voice = visit.voice
        let address = CompareAddress(visit.query, last: try await reader.lastMessage(in: seat), voice: voice)
        let (groups, isCut) = try await database.read { tx in
            try MatrixQueries.choices(
                named: address.typed, including: [address.one, address.other].compactMap(\.self), in: seat.workspace, tx)
        }
        let model = CompareModel(
            address: address, groups: groups, isCut: isCut, sides: try await sides(address, seat), seat: seat, voice: visit.voice)
        return .page(Page("Insights/compare", title: visit.say("compare.title"), model, frame: .console(Self.place)))
    }

    private func sides(_ address: CompareAddress, _ seat: Seat) async throws -> (one: GroupReading, other: GroupReading)? {
        guard let one = address.one, let other = address.other, !address.isUnreadable else { return nil }
        guard let first = try await reader.one(one, asOf: address.oneDay.instant, sections: CompareRows.kinds, in: seat),
            let second = try await reader.one(other, asOf: address.otherDay.instant, sections: CompareRows.kinds, in: seat)
        else { throw Failure.notFound }
        return (first, second)
    }
}
