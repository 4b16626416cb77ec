internal import FeatureRules
public import FeatureStores
public import Kernel
public import Storage
public import Web

/// The blacklist in the API.
public struct BlacklistAPIRoutes: Sendable {
    private let database: any Database
    private let desk: BlacklistDesk
    private let figuresChanged: @Sendable (WorkspaceID) async throws -> Void

    /// - Parameter figuresChanged: called after somebody was put there or taken off: tasks are for those who are wanted.
    public init(database: any Database, desk: BlacklistDesk, figuresChanged: @escaping @Sendable (WorkspaceID) async throws -> Void) {
        self.database = database
        self.desk = desk
        self.figuresChanged = figuresChanged
    }

    public var routes: [APIRoute] {
        [
            .list("/blacklist", "listBlacklist", "Whom the workspace does not want in its groups.", list),
            .change(
                .post, "/members/{member}/blacklist", "blacklistMember", "Puts a member on the blacklist, or changes why they are there.",
                problems: [.refused, .conflict], add),
            .act("/members/{member}/unblacklist", "unblacklistMember", "Takes a member off the blacklist; answers what stood there.", problems: [], remove),
        ]
    }

    private func list(_ call: APICall) async throws -> APIPage<BlacklistDocument> {
        let seat = try call.place(), limit = call.limit, after = try call.cursor(places: 1).map { MemberID($0[0]) }
        return try await database.read { tx in
            let rows = try Blacklist.list(after: after, limit: limit + 1, in: seat.workspace, tx)
            let names = try MemberQueries.names(of: Set(rows.map(\.member)), in: seat.workspace, tx)
            return APIPage(rows, limit: limit, after: { APICursor($0.id.rawValue) }) { BlacklistDocument($0, name: names[$0.member]) }
        }
    }

    private func add(_ call: APICall, _ body: BlacklistReasonDocument) async throws -> BlacklistDocument {
        let seat = try call.place(), member: MemberID = try call.id("member")
        do {
            try await desk.add(member, reason: body.reason, workspace: seat.workspace, cause: call.cause())
        } catch let refusal as BlacklistRefusal {
            let sentence = call.say("refusal.blacklist.\(refusal.rawValue)")
            switch refusal {
            case .notFound: throw Problem(.notFound)
            case .isOperator, .tooMany: throw Problem(.conflict, sentence)
            case .reasonEmpty, .reasonTooLong: throw Problem(.refused, faults: [ParameterFault(in: .body, name: "reason", detail: sentence)])
            }
        }
        try await figuresChanged(seat.workspace)
        return try await document(member, seat)
    }

    private func remove(_ call: APICall) async throws -> BlacklistDocument {
        let seat = try call.place(), member: MemberID = try call.id("member"), document = try await document(member, seat)
        do { try await desk.remove(member, workspace: seat.workspace, cause: call.cause()) } catch BlacklistRefusal.notFound {
            throw Problem(.notFound)
        }
        try await figuresChanged(seat.workspace)
        return document
    }

    private func document(_ member: MemberID, _ seat: Seat) async throws -> BlacklistDocument {
        try await database.read { tx in
            guard let entry = try Blacklist.entry(of: member, in: seat.workspace, tx) else { throw Problem(.notFound) }
            return BlacklistDocument(entry, name: try MemberQueries.names(of: [entry.member], in: seat.workspace, tx)[entry.member])
        }
    }
}
