internal import FeatureRules
public import FeatureStores
internal import Kernel
public import Storage
public import Web

/// Channel codes in the API.
public struct ChannelsAPIRoutes: Sendable {
    private let database: any Database
    private let desk: ChannelDesk
    private static let daysTold = 60

    public init(database: any Database, desk: ChannelDesk) {
        self.database = database
        self.desk = desk
    }

    public var routes: [APIRoute] {
        [
            .list("/channel-codes", "listChannelCodes", "The codes by which people become contacts of staff, the latest first.", list),
            .change(
                .post, "/channel-codes", "addChannelCode", "Makes a code. WeCom makes its picture some seconds later.", problems: [.refused], add),
            .get("/channel-codes/{channel}", "getChannelCode", "One code, with what came of it on each of the last \(Self.daysTold) days.", one),
        ]
    }

    private func list(_ call: APICall) async throws -> APIPage<ChannelCodeDocument> {
        let seat = try call.place(), limit = call.limit, before = try call.cursor(places: 1)?[0] ?? .max, now = call.now
        let codes = Array(try await desk.all(in: seat.workspace).filter { $0.id.rawValue < before }.prefix(limit + 1))
        return try await database.read { tx in
            let totals = try ChannelQueries.totals(of: codes, since: seat.zone.start(of: seat.zone.day(of: now)), in: seat.workspace, tx)
            return APIPage(codes, limit: limit, after: { APICursor($0.id.rawValue) }) { ChannelCodeDocument($0, totals[$0.id], at: now) }
        }
    }

    private func one(_ call: APICall) async throws -> ChannelCodeDaysDocument {
        let seat = try call.place(), now = call.now
        let code: ChannelEntry
        do { code = try await desk.one(call.id("channel"), in: seat.workspace) } catch ChannelRefusal.notFound { throw Problem(.notFound) }
        return try await database.read { tx in
            let totals = try ChannelQueries.totals(of: [code], since: seat.zone.start(of: seat.zone.day(of: now)), in: seat.workspace, tx)
            return ChannelCodeDaysDocument(
                code: ChannelCodeDocument(code, totals[code.id], at: now),
                days: try ChannelQueries.days(of: code, last: Self.daysTold, zone: seat.zone, until: now, in: seat.workspace, tx).map(ChannelDayDocument.init))
        }
    }

    private func add(_ call: APICall, _ body: NewChannelCodeDocument) async throws -> ChannelCodeDocument {
        let seat = try call.place()
        do {
            let connections = try await database.read { tx in try ConnectionQueries.all(in: seat.workspace, tx) }
            let asked = body.connection ?? (connections.count == 1 ? connections.first?.id : nil)
            guard let asked else { throw ChannelRefusal.connectionUnknown }
            let id = try await desk.add(body.plan(), by: asked, workspace: seat.workspace, cause: call.cause())
            return ChannelCodeDocument(try await desk.one(id, in: seat.workspace), nil, at: call.now)
        } catch let refusal as ChannelRefusal {
            throw Problem(.refused, faults: [ParameterFault(in: .body, name: refusal.word, detail: call.say(refusal.textKey))])
        }
    }
}

extension ChannelRefusal {
    /// The field of a document at which it is said.
    fileprivate var word: String {
        switch self {
        case .connectionUnknown: "connection"
        case .capOutOfRange: "caps"
        case .windowDaysMissing, .windowTimes, .windowStaffMissing, .tooManyWindows: "shifts"
        case .daysOutOfRange: "expires_at"
        case .notFound, .tooMany, .notDecidable: "name"
        default: field
        }
    }
}
