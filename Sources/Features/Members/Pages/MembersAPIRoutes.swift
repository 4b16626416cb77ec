internal import FeatureRules
public import FeatureStores
public import Kernel
public import Storage
public import Web

/// Members in the API: lists, one with identities and groups, what they said, merging and splitting.
public struct MembersAPIRoutes: Sendable {
    private let database: any Database
    private let desk: MemberDesk
    private let figuresChanged: @Sendable (WorkspaceID) async throws -> Void

    /// - Parameter figuresChanged: called after members were merged or split: figures count people.
    public init(database: any Database, desk: MemberDesk, figuresChanged: @escaping @Sendable (WorkspaceID) async throws -> Void) {
        self.database = database
        self.desk = desk
        self.figuresChanged = figuresChanged
    }

    public var routes: [APIRoute] {
        [
            .list(
                "/members", "listMembers", "Members over all groups, who said most first.",
                query: [.text("q", longest: 100, "Only members whose name contains this, or whose identity begins with it.")], list),
            .get(
                "/members/{member}", "getMember",
                "One member with identities, groups and the words they use more than others. One who was merged into another is answered by that other.", show),
            .list("/members/{member}/messages", "listMemberMessages", "What a member said in all groups, newest first.", messages),
            .change(
                .post, "/members/{member}/merge", "mergeMember", "Makes a member a part of another; answers the one that stays.",
                problems: [.conflict], merge),
            .act(
                "/members/{member}/split", "splitMember", "Takes a member out of the one it was merged into; answers the freed one.",
                problems: [.conflict], split),
        ]
    }

    private func list(_ call: APICall) async throws -> APIPage<MemberDocument> {
        let seat = try call.place(), limit = call.limit, asked = call.text("q")
        let after = try call.cursor(places: 2).map { MemberQueries.Cursor(messages: $0[0], member: MemberID($0[1])) }
        return try await database.read { tx in
            let rows =
                if let asked {
                    try MemberQueries.ranking(named: asked, after: after, limit: limit + 1, in: seat.workspace, tx)
                } else {
                    try MemberQueries.ranking(after: after, limit: limit + 1, in: seat.workspace, tx)
                }
            let names = try MemberQueries.names(of: Set(rows.map(\.member)), in: seat.workspace, tx)
            return APIPage(rows, limit: limit, after: { APICursor($0.messages, $0.member.rawValue) }) {
                MemberDocument($0, name: names[$0.member])
            }
        }
    }

    private func show(_ call: APICall) async throws -> PersonDocument { try await person(call.id("member"), call.place()) }

    private func messages(_ call: APICall) async throws -> APIPage<MessageDocument> {
        let seat = try call.place(), limit = call.limit, before = try call.cursor(places: 1).map { MessageID($0[0]) }
        let asked: MemberID = try call.id("member")
        return try await database.read { tx in
            let member = try MergedMembers(of: seat.workspace, tx).shown(asked)
            guard try !MemberQueries.identities(of: member, in: seat.workspace, tx).isEmpty else { throw Problem(.notFound) }
            let rows = try MessageQueries.said(by: member, before: before, limit: limit + 1, zone: seat.zone, in: seat.workspace, tx)
            return APIPage(rows, limit: limit, after: { APICursor($0.id.rawValue) }, MessageDocument.init)
        }
    }

    private func merge(_ call: APICall, _ body: MergeDocument) async throws -> PersonDocument {
        let seat = try call.place(), member: MemberID = try call.id("member")
        try await change(seat, call) { try await desk.merge(member, into: body.into, workspace: seat.workspace, cause: $0) }
        return try await person(body.into, seat)
    }

    private func split(_ call: APICall) async throws -> PersonDocument {
        let seat = try call.place(), member: MemberID = try call.id("member")
        try await change(seat, call) { try await desk.split(member, workspace: seat.workspace, cause: $0) }
        return try await person(member, seat)
    }

    private func change(_ seat: Seat, _ call: APICall, _ make: (Cause) async throws -> Void) async throws {
        do {
            try await make(call.cause())
        } catch let refusal as MergeRefusal {
            if refusal == .notFound { throw Problem(.notFound) }
            throw Problem(.conflict, call.say("refusal.merge.\(refusal.rawValue)"))
        }
        try await figuresChanged(seat.workspace)
    }

    private func person(_ asked: MemberID, _ seat: Seat) async throws -> PersonDocument {
        try await database.read { tx in
            let member = try MergedMembers(of: seat.workspace, tx).shown(asked)
            let identities = try MemberQueries.identities(of: member, in: seat.workspace, tx)
            guard !identities.isEmpty else { throw Problem(.notFound) }
            let latest = try MemberWordQueries.latest(of: member, zone: seat.zone, in: seat.workspace, tx)
            return PersonDocument(
                member, identities: identities, memberships: try MemberQueries.memberships(of: member, in: seat.workspace, tx),
                words: try MemberWordQueries.figures(of: latest, zone: seat.zone, in: seat.workspace, tx))
        }
    }
}
