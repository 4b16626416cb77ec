internal import FeatureStores
internal import Kernel
internal import Storage
public import Web

/// The first screen.
public struct InsightsConsoleRoutes: Sendable {
    /// Everybody has a first screen; what it shows depends on the role.
    public static let place = Place("today", path: "", roles: .all, isPrimary: true)

    private let reader: FiguresReader

    private let offersSample: Bool

    /// - Parameter offersSample: a sample community can be made.
    public init(reader: FiguresReader, offersSample: Bool) {
        self.reader = reader
        self.offersSample = offersSample
    }

    public var routes: [Route] { [.get("/w/{workspace}", .role(.all), showHome)] }

    private func showHome(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        guard Set.readers.contains(seat.role) else {
            return .page(Page("Insights/counter", title: visit.say("home.counter.title"), frame: .console(Self.place)))
        }
        let groups = try await reader.all(in: seat)
        let chosen = GroupTask.choose(groups)
        let members = Set(chosen.flatMap { $0.reading.former($0.shown) })
        let names = try await reader.database.read { try MemberQueries.names(of: members, in: seat.workspace, $0) }
        let tasks = chosen.map { reading, shown in
            var reading = reading
            reading.names = names
            return GroupTask(reading: reading, shown: shown, seat: seat, voice: visit.voice)
        }
        let model = HomeModel(
            tasks: tasks, groups: groups, seat: seat, sample: try visit.signedIn().seats.first { $0.isSample },
            offersSample: offersSample, voice: visit.voice)
        let title = groups.isEmpty ? visit.say("home.empty.title") : visit.say("home.title")
        return .page(Page("Insights/home", title: title, model, frame: .console(Self.place)))
    }
}
