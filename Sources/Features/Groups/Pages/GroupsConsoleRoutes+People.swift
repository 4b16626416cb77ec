internal import FeatureStores
internal import Kernel
internal import Storage
internal import Web

extension GroupsConsoleRoutes {
    private static let membersAtATime = 50
    private static let messagesAtATime = 50
    private static let messagesOnEachSide = 10

    func showMembers(_ visit: Visit) async throws -> Reply {
        let entry = try await entry(visit), seat = try visit.place()
        let cursor = MemberCursor(visit.query.text("after")).map { MemberQueries.Cursor(messages: $0.messages, member: $0.member) }
        let (memberships, names) = try await database.read { tx in
            let page = try MemberQueries.page(of: entry.id, after: cursor, limit: Self.membersAtATime + 1, in: seat.workspace, tx)
            return (page, try MemberQueries.names(of: Set(page.map(\.member)), in: seat.workspace, tx))
        }
        let shown = memberships.prefix(Self.membersAtATime)
        let model = GroupMembersModel(
            head: GroupHead(entry: entry, tab: .members, seat: seat, voice: visit.voice),
            lines: shown.map { MembershipLine(membership: $0, title: names[$0.member], href: seat.path("/members/\($0.member)"), voice: visit.voice) },
            nextHref: memberships.count > shown.count
                ? shown.last.map { seat.path("/groups/\(entry.id)/members?after=\(MemberCursor($0).text)") } : nil)
        return .page(Page("Groups/members", title: visit.say("groups.members.title", ["name": entry.name]), model, frame: .console(Self.place)))
    }

    func showMessages(_ visit: Visit) async throws -> Reply {
        let entry = try await entry(visit), seat = try visit.place()
        if let hit = MessageID(visit.query.text("around")) { return try await showSurroundings(hit, of: entry, visit) }
        let typed = String(visit.query.text("q").prefix(200)), before = MessageID(visit.query.text("before"))
        let messages: [MessageEntry]
        let next: MessageID?
        if typed.isEmpty {
            let found = try await database.read { tx in
                try MessageQueries.page(of: entry.id, before: before, limit: Self.messagesAtATime + 1, in: seat.workspace, tx)
            }
            messages = Array(found.prefix(Self.messagesAtATime))
            next = found.count > messages.count ? messages.last?.id : nil
        } else {
            let page = try await search.find(
                typed, group: entry.id, before: before, limit: Self.messagesAtATime, in: seat.workspace)
            (messages, next) = (page.hits, page.next)
        }
        let model = GroupMessagesModel(
            head: GroupHead(entry: entry, tab: .messages, seat: seat, voice: visit.voice), typed: typed, isFirst: before == nil, messages: messages,
            next: next, seat: seat, voice: visit.voice)
        return .page(Page("Groups/messages", title: visit.say("groups.messages.title", ["name": entry.name]), model, frame: .console(Self.place)))
    }

    /// A message with what was said before and after it.
    private func showSurroundings(_ hit: MessageID, of entry: GroupEntry, _ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        guard let found = try await database.read({
            try MessageQueries.around(hit, of: entry.id, each: Self.messagesOnEachSide, in: seat.workspace, $0)
        }) else { throw Failure.notFound }
        let model = GroupMessagesModel(
            head: GroupHead(entry: entry, tab: .messages, seat: seat, voice: visit.voice), typed: "", isFirst: false, messages: found.messages,
            next: found.hasOlder ? found.messages.last?.id : nil, hit: hit, newer: found.hasNewer ? found.messages.first?.id : nil,
            seat: seat, voice: visit.voice)
        return .page(Page("Groups/messages", title: visit.say("groups.messages.title", ["name": entry.name]), model, frame: .console(Self.place)))
    }
}
