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
        let active = ActiveWithin(visit.query)
        var head = GroupHead(entry: entry, tab: .members, seat: seat, voice: visit.voice)
        head.isSilent = try await roster(instead: entry, visit) != nil
        let (memberships, names) = try await database.read { tx in
            let page = try MemberQueries.page(
                of: entry.id, after: cursor, since: active?.since(seat.workspace, tx), limit: Self.membersAtATime + 1, in: seat.workspace, tx)
            return (page, try MemberQueries.names(of: Set(page.map(\.member)), in: seat.workspace, tx))
        }
        let shown = memberships.prefix(Self.membersAtATime), narrowed = active.map { "\($0.encoded)&" } ?? ""
        let model = GroupMembersModel(
            head: head, active: active,
            lines: shown.map { MembershipLine(membership: $0, title: names[$0.member], href: seat.path("/members/\($0.member)"), seat: seat, voice: visit.voice) },
            nextHref: memberships.count > shown.count
                ? shown.last.map { seat.path("/groups/\(entry.id)/members?\(narrowed)after=\(MemberCursor($0).text)") } : nil)
        return .page(Page("Groups/members", title: visit.say("groups.members.title", ["name": entry.name]), model, frame: .console(Self.place)))
    }

    func showMessages(_ visit: Visit) async throws -> Reply {
        let entry = try await entry(visit), seat = try visit.place()
        if let hit = MessageID(visit.query.text("around")) { return try await showSurroundings(hit, of: entry, visit) }
        let typed = String(visit.query.text("q").prefix(200)), before = MessageID(visit.query.text("before"))
        if typed.isEmpty, let choice = TalkChoice(visit.query, zone: seat.zone) { return try await showSome(choice, of: entry, before: before, visit) }
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
            next: next, media: try await media(of: messages, seat), seat: seat, voice: visit.voice)
        return .page(Page("Groups/messages", title: visit.say("groups.messages.title", ["name": entry.name]), model, frame: .console(Self.place)))
    }

    /// Those that a number counted.
    private func showSome(_ choice: TalkChoice, of entry: GroupEntry, before: MessageID?, _ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), workspace = seat.workspace, zone = seat.zone
        let (authors, name) = try await database.read { tx -> (Set<MemberID>?, String?) in
            switch choice.author {
            case .anybody: (nil, nil)
            case .operators: (try OperatorBoard.marked(in: workspace, tx), nil)
            case .member(let member): ([member], try MemberQueries.names(of: [member], in: workspace, tx)[member])
            }
        }
        let messages: [MessageEntry]
        let next: MessageID?
        if let sign = choice.sign {
            let page = try await database.read { tx in
                try MessageQueries.page(
                    of: entry.id, with: sign, days: choice.days, by: authors, before: before, limit: Self.messagesAtATime, zone: zone,
                    in: workspace, tx)
            }
            (messages, next) = (page.messages, page.next)
        } else {
            let filter = SearchFilter(
                group: entry.id, senders: authors, from: choice.days.map { zone.start(of: $0.lowerBound) },
                to: choice.days.map { zone.start(of: $0.upperBound + 1) })
            let page = try await search.said(filter, before: before, limit: Self.messagesAtATime, zone: zone, in: workspace)
            (messages, next) = (page.hits, page.next)
        }
        let model = GroupMessagesModel(
            head: GroupHead(entry: entry, tab: .messages, seat: seat, voice: visit.voice), typed: "", choice: choice,
            choiceWords: choice.sentence(name: name, visit.voice), isFirst: before == nil, messages: messages, next: next,
            media: try await media(of: messages, seat), seat: seat, voice: visit.voice)
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
            media: try await media(of: found.messages, seat), seat: seat, voice: visit.voice)
        return .page(Page("Groups/messages", title: visit.say("groups.messages.title", ["name": entry.name]), model, frame: .console(Self.place)))
    }

    /// What the message archive has of them besides their words.
    private func media(of messages: [MessageEntry], _ seat: Seat) async throws -> [MessageID: [ArchiveMediaEntry]] {
        try await database.read { try ArchiveMediaQueries.of(messages.map(\.id), in: seat.workspace, $0) }
    }
}
