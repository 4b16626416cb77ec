internal import FeatureRules
internal import Journal
public import Kernel
public import Storage
internal import WeComConnector

/// Brings to the platform what was wanted of tags and of what is noted of contacts, one after the other.
///
/// Before each the platform is looked at: what was changed there since stays, and what is so already is not asked for. Changes made
/// through the API are not called back, so after each it is looked at again.
public struct TagPush: Sendable {
    private let database: any Database
    private let outbox: Outbox
    private let tags: TagIntake
    private let contacts: ContactDesk
    private let world: World

    public init(database: any Database, tags: TagIntake, contacts: ContactDesk, world: World) {
        self.database = database
        self.tags = tags
        self.contacts = contacts
        self.world = world
        outbox = Outbox(world: world)
    }

    /// So many in one run: callbacks wait meanwhile.
    private static let atOnce = 20

    /// The next that are due. Says how many were done.
    ///
    /// - Throws: `WeComFailure` if the platform takes the credentials no more.
    @discardableResult
    public func run(_ company: ConnectedCompany) async throws -> Int {
        var done = 0
        for _ in 0..<Self.atOnce {
            guard let claimed = try await next(company) else { break }
            let (outcome, problem) = try await perform(claimed, company)
            try await database.write { [outbox] tx in
                try outbox.settle(claimed, outcome, problem: problem, workspace: company.workspace, tx)
            }
            if outcome == .accepted { done += 1 }
            if case .rateLimited = outcome { break }
        }
        return done
    }

    private func next(_ company: ConnectedCompany) async throws -> ClaimedCall? {
        let call = TagErrand.call(company.connection.id), now = world.now()
        let isDue = try await database.read { tx in
            try tx.exists(
                """
                SELECT 1 FROM outbox WHERE workspace_id = \(company.workspace) AND call = \(call)
                AND state IN ('waiting', 'checking', 'claimed') AND due_ms <= \(now) LIMIT 1
                """)
        }
        guard isDue else { return nil }
        return try await database.write { [outbox] tx in
            guard try ConnectionRows.isOn(company.connection.id, in: company.workspace, tx) else { return nil }
            try outbox.recover(workspace: company.workspace, tx)
            return try outbox.claim(1, of: call, workspace: company.workspace, tx).first
        }
    }

    private func perform(_ claimed: ClaimedCall, _ company: ConnectedCompany) async throws -> (OutboxDelivery.Outcome, String?) {
        guard let wanted = TagErrand(claimed.call.body) else { return (.permanent, "it cannot be read") }
        let errand = try await left(of: wanted, claimed, company)
        do {
            guard let errand else { return (.permanent, "a later wish came first") }
            switch try await verdict(errand, company) {
            case .isSo: return (.accepted, nil)
            case .overtaken: return (.permanent, "it was changed in WeCom meanwhile")
            // What was asked about never happened.
            case .go where claimed.errand == .question: return (.absent, nil)
            case .go: break
            }
            try await send(errand, company)
            try await look(errand, company)
            return (.accepted, nil)
        } catch let failure as WeComFailure {
            if failure.endsConnection {
                try await database.write { [outbox] tx in
                    try outbox.settle(claimed, .temporary, problem: "\(failure)", workspace: company.workspace, tx)
                }
                throw failure
            }
            return (failure.outcome, "\(failure)")
        }
    }

    private func verdict(_ errand: TagErrand, _ company: ConnectedCompany) async throws -> TagVerdict {
        try await look(errand, company)
        let rows = try await database.read { tx in
            try TagRows(connection: company.connection.id, workspace: company.workspace).all(tx).filter { $0.value.deleted == nil }
        }
        switch errand.kind {
        case .create:
            let group = rows.values.first { $0.group == nil && $0.name == errand.group }
            return rows.values.contains { $0.group != nil && $0.group == group?.id && $0.name == errand.name } ? .isSo : .go
        case .rename, .delete:
            return TagVerdict.of(
                current: rows[errand.id ?? ""]?.name, wanted: errand.kind == .delete ? nil : errand.name, known: errand.known ?? [])
        case .mark:
            let key = ContactEdgeKey(staff: errand.staff ?? "", contact: errand.contact ?? "")
            let has = try await database.read { tx in
                try ContactRows(connection: company.connection.id, workspace: company.workspace).tags([key], tx)[key] ?? []
            }
            return has.isSuperset(of: errand.adding ?? []) && has.isDisjoint(with: errand.removing ?? []) ? .isSo : .go
        case .remark:
            let key = ContactEdgeKey(staff: errand.staff ?? "", contact: errand.contact ?? "")
            let (edge, person) = try await database.read { tx in
                let rows = ContactRows(connection: company.connection.id, workspace: company.workspace)
                return (try rows.edges([key], tx)[key], try rows.people([key.contact], tx)[key.contact])
            }
            guard let edge, edge.state.lost == nil else { return .overtaken }
            // The platform begins with the nickname: nobody has noted anything yet.
            let known = ["", person?.name ?? ""]
            return edge.remark == errand.remark ? .isSo : known.contains(edge.remark) ? .go : .overtaken
        }
    }

    /// What is left of it: of two wishes about the same the later one counts, though it was fulfilled first. Nil if nothing is left.
    private func left(of errand: TagErrand, _ claimed: ClaimedCall, _ company: ConnectedCompany) async throws -> TagErrand? {
        let later = try await database.read { tx in
            try tx.all(
                """
                SELECT body FROM outbox WHERE workspace_id = \(company.workspace) AND call = \(claimed.call.call)
                AND state = 'done' AND id > \(claimed.id)
                """
            ) { TagErrand($0.text(0)) }
        }
        let same = later.compactMap { $0 }.filter { $0.target == errand.target }
        guard !same.isEmpty, errand.kind != .create else { return errand }
        guard errand.kind == .mark else { return nil }
        var left = errand
        let settled = Set(same.flatMap { ($0.adding ?? []) + ($0.removing ?? []) })
        left.adding = errand.adding?.filter { !settled.contains($0) }
        left.removing = errand.removing?.filter { !settled.contains($0) }
        return (left.adding ?? []).isEmpty && (left.removing ?? []).isEmpty ? nil : left
    }

    private func send(_ errand: TagErrand, _ company: ConnectedCompany) async throws {
        let client = company.client
        switch errand.kind {
        case .create: _ = try await client.call(WeComTags.add([WeComNewTag(errand.name ?? "")], to: .named(errand.group ?? "")))
        case .rename: _ = try await client.call(WeComTags.edit(errand.id ?? "", name: errand.name))
        case .delete:
            let isGroup = try await database.read { tx in
                try TagRows(connection: company.connection.id, workspace: company.workspace).all(tx)[errand.id ?? ""]?.group == nil
            }
            _ = try await client.call(
                isGroup ? WeComTags.delete(groupIDs: [errand.id ?? ""]) : WeComTags.delete(tagIDs: [errand.id ?? ""]))
        case .mark:
            _ = try await client.call(
                WeComTags.mark(
                    userID: errand.staff ?? "", externalUserID: errand.contact ?? "", adding: errand.adding ?? [], removing: errand.removing ?? []))
        case .remark:
            _ = try await client.call(
                WeComContacts.remark(
                    WeComRemark(userID: errand.staff ?? "", externalUserID: errand.contact ?? "", remark: errand.remark ?? "")))
        }
    }

    private func look(_ errand: TagErrand, _ company: ConnectedCompany) async throws {
        guard [.mark, .remark].contains(errand.kind), let contact = errand.contact else {
            _ = try await tags.compare(company)
            return
        }
        let at = world.now()
        var sights: [ContactSight] = []
        for try await card in company.client.pages({ WeComContacts.get(contact, cursor: $0) }) {
            sights += card.follows.map { ContactSight(card.contact, $0) }
        }
        try await database.write { [contacts, sights] tx in
            _ = try contacts.note(sights, at: at, from: company.connection, workspace: company.workspace, tx)
        }
    }
}
