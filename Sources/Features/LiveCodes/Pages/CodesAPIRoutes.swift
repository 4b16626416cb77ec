internal import FeatureRules
public import FeatureStores
internal import Kernel
public import Storage
public import Web

/// Group codes in the API.
public struct CodesAPIRoutes: Sendable {
    private let database: any Database
    private let desk: LiveCodeDesk

    public init(database: any Database, desk: LiveCodeDesk) {
        self.database = database
        self.desk = desk
    }

    public var routes: [APIRoute] {
        [
            .list("/codes", "listCodes", "The group codes with where they lead and what needs somebody, the newest first.", list),
            .get("/codes/{code}", "getCode", "One group code with what was counted of it in the last 30 days.", show),
        ]
    }

    private func list(_ call: APICall) async throws -> APIPage<CodeDocument> {
        let before = try call.cursor(places: 1)?[0] ?? .max, now = call.now
        let codes = try await desk.all(in: call.place().workspace).filter { $0.id.rawValue < before }
        return APIPage(codes, limit: call.limit, after: { APICursor($0.id.rawValue) }) { CodeDocument($0, at: now) }
    }

    private func show(_ call: APICall) async throws -> CodeFiguresDocument {
        let seat = try call.place(), now = call.now, id: LiveCodeID = try call.id("code")
        do {
            let code = try await desk.one(id, in: seat.workspace)
            return try await database.read { tx in
                CodeFiguresDocument(
                    code, days: try LiveCodeQueries.days(of: code, last: CodeModel.daysShown, zone: seat.zone, until: now, in: seat.workspace, tx),
                    joined: try LiveCodeQueries.joined(code, in: seat.workspace, tx), at: now)
            }
        } catch LiveCodeRefusal.notFound {
            throw Problem(.notFound)
        }
    }
}
