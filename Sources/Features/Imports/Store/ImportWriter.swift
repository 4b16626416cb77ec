internal import Exports
internal import FeatureRules
internal import Journal
internal import Kernel
internal import Storage

/// Writes one batch of an export: groups and members are looked up, messages and events go in unless they are there, and the
/// boards follow, all in one transaction.
struct ImportWriter: Sendable {
    /// The namespace of the identities.
    let platform: String
    let scope: IdentityScope
    let workspace: WorkspaceID
    /// A name that a person gave; it wins over what the file says.
    let groupName: String?
    /// For files that do not say which group they are of.
    let fallbackGroup: String
    let cause: Cause
    let journal: Journal
    let groups: GroupDirectory
    let members: MemberDirectory
    let board: ActivityBoard
    let memory: ImportMemory

    struct Outcome: Sendable {
        /// Per line: it went in.
        var fresh: [Bool]
        /// Per line.
        var lineGroups: [GroupID] = []
        var messages = 0
        var events = 0
        var duplicates = 0
        /// Lines without a sender, which only shows here.
        var rejects: [Reject] = []
    }

    func write(_ batch: ImportBatch, number: Int64, _ tx: any WriteTransaction) throws -> Outcome {
        try memory.attempt { state in
            var outcome = Outcome(fresh: [Bool](repeating: false, count: batch.lines.lines.count))
            var messages = MessageLog.Batch(bytes: batch.lines.bytes)
            var messageLines: [Int] = [], eventLines: [Int] = []
            var events: [(id: Int64, event: Event)] = []
            for (index, line) in batch.lines.lines.enumerated() {
                guard ImportWriter.namesAreShort(line) else {
                    outcome.rejects.append(Reject(number: line.number, reason: .lineTooLong, excerpt: []))
                    outcome.lineGroups.append(GroupID(0))
                    continue
                }
                let names = batch.names[index]
                let group = try self.group(names.group, of: line, in: batch, &state, tx)
                outcome.lineGroups.append(group)
                if line.kind.isMessage {
                    guard !line.sender.isEmpty else {
                        outcome.rejects.append(Reject(number: line.number, reason: .missingSender, excerpt: []))
                        continue
                    }
                    let member = try sender(of: line, names, group, batch, &state, tx)
                    messages.ids.append(batch.ids[index])
                    messages.groups.append(group.rawValue)
                    messages.members.append(member.rawValue)
                    messages.times.append(line.at.milliseconds)
                    messages.kinds.append(Int64(line.kind.rawValue))
                    messages.texts.append(.init(offset: line.text.offset, length: line.text.length))
                    messages.quotes.append(.init(offset: line.quote.offset, length: line.quote.isEmpty ? -1 : line.quote.length))
                    messages.fingerprints.append(batch.fingerprints[index])
                    messageLines.append(index)
                } else {
                    let event = try self.event(line, group, batch, index, &state, tx)
                    events.append((batch.ids[index], event))
                    eventLines.append(index)
                }
            }
            for (line, isFresh) in zip(messageLines, try MessageLog().append(messages, number: number, workspace: workspace, tx)) {
                outcome.fresh[line] = isFresh
            }
            for (line, isFresh) in zip(eventLines, try journal.append(events, workspace: workspace, cause: cause, tx)) {
                outcome.fresh[line] = isFresh
            }
            try followUp(messages, messageLines, events, eventLines, &outcome, tx)
            return outcome
        }
    }

    /// Names and identities are keys, which PostgreSQL limits; longer ones come from broken quoting, not from people.
    private static let nameLimit = 512

    private static func namesAreShort(_ line: Line) -> Bool {
        max(line.group.length, line.groupName.length, line.sender.length, line.senderName.length, line.other.length) <= nameLimit
    }

    /// At the end of a file: a name is as old as the last line under it, not the first.
    func noteNames(_ tx: any WriteTransaction) throws {
        for person in memory.people {
            guard let identity = person.identity else { continue }
            let isNew = try members.note(
                name: identity.name, of: person.member, platform: platform, key: identity.key, group: identity.group,
                at: person.seen, workspace: workspace, tx)
            if isNew { try board.renamed(identity.name, in: identity.group, workspace: workspace, tx) }
        }
    }

    /// Counts what was new and carries it to the boards.
    private func followUp(
        _ messages: MessageLog.Batch, _ messageLines: [Int], _ events: [(id: Int64, event: Event)], _ eventLines: [Int],
        _ outcome: inout Outcome, _ tx: any WriteTransaction
    ) throws {
        let merged = try MergedMembers(of: workspace, tx)
        var tally = try board.tally(workspace, tx)
        for (place, line) in messageLines.enumerated() {
            guard outcome.fresh[line] else {
                outcome.duplicates += 1
                continue
            }
            outcome.messages += 1
            tally.message(
                messages.ids[place], group: GroupID(messages.groups[place]), member: merged.shown(MemberID(messages.members[place])),
                at: Instant(milliseconds: messages.times[place]))
        }
        for (place, line) in eventLines.enumerated() {
            guard outcome.fresh[line] else {
                outcome.duplicates += 1
                continue
            }
            outcome.events += 1
            let (id, event) = events[place]
            if let change = PresenceChange(event: event.kind), let group = event.group, let member = event.member {
                tally.change(change, id, group: group, member: merged.shown(member), at: event.at)
            }
        }
        try board.apply(tally, workspace: workspace, tx)
    }

    private func group(
        _ number: Int32, of line: Line, in batch: ImportBatch, _ state: inout ImportMemory.State, _ tx: any WriteTransaction
    ) throws -> GroupID {
        if let known = state.group(number) { return known }
        let found: GroupID
        if let groupName {
            found = try groups.resolve(named: groupName, workspace: workspace, tx)
        } else if line.group.isEmpty {
            found = try groups.resolve(named: fallbackGroup, workspace: workspace, tx)
        } else {
            let text = batch.lines.text(line.group)
            let name = line.groupName.isEmpty ? text : batch.lines.text(line.groupName)
            found = try groups.resolve(platform: platform, key: text, name: name, workspace: workspace, tx)
        }
        state.learn(number, found)
        return found
    }

    private func sender(
        of line: Line, _ names: ImportBatch.Names, _ group: GroupID, _ batch: ImportBatch, _ state: inout ImportMemory.State,
        _ tx: any WriteTransaction
    ) throws -> MemberID {
        if let known = line.senderIsName ? state.member(names.sender) : state.member(names.sender, shown: names.shown) {
            state.see(names.sender, at: line.at, acting: true, isNamed: names.shown != 0 || scope == .group)
            return known
        }
        var person = try person(
            line.sender, name: line.senderName, isShown: line.senderIsName, at: line.at, group, batch, tx)
        if person.identity == nil, !line.senderIsName { try call(person.member, line.sender, in: group, batch, tx) }
        person.name = names.shown
        person.isNameless = names.shown == 0
        person.acted = true
        state.learn(names.sender, person)
        return person.member
    }

    private func other(
        in line: Line, _ names: ImportBatch.Names, _ group: GroupID, _ batch: ImportBatch, _ state: inout ImportMemory.State,
        _ tx: any WriteTransaction
    ) throws -> MemberID {
        if let known = state.member(names.other) {
            state.see(names.other, at: line.at, acting: false, isNamed: false)
            return known
        }
        let person = try person(line.other, name: .empty, isShown: line.otherIsName, at: line.at, group, batch, tx)
        state.learn(names.other, person)
        return person.member
    }

    /// Finds somebody in the directory, or puts them there.
    ///
    /// - Parameter isShown: true if `slice` is a name as shown in the group, not the identity that messages carry.
    private func person(
        _ slice: LineBatch.Slice, name: LineBatch.Slice, isShown: Bool, at: Instant, _ group: GroupID, _ batch: ImportBatch,
        _ tx: any WriteTransaction
    ) throws -> ImportMemory.Person {
        let text = batch.lines.text(slice)
        let member: MemberID
        var written: (key: String, name: String, group: GroupID)?
        if isShown {
            member = try members.resolve(shownAs: text, platform: platform, group: group, at: at, workspace: workspace, tx)
        } else {
            let identity = scope == .group ? MemberDirectory.key(name: text, in: group) : text
            let shown = name.isEmpty ? (scope == .group ? text : nil) : batch.lines.text(name)
            member = try members.resolve(
                platform: platform, key: identity, name: shown, calledBy: shown ?? (text == Myself.identity ? nil : text), group: group, at: at,
                workspace: workspace, tx)
            if let shown {
                written = (identity, shown, group)
                let isNew = try members.note(
                    name: shown, of: member, platform: platform, key: identity, group: group, at: at,
                    workspace: workspace, tx)
                if isNew { try board.renamed(shown, in: group, workspace: workspace, tx) }
            }
        }
        return ImportMemory.Person(member: member, name: 0, identity: written, seen: at, acted: false)
    }

    /// Whose lines carry no name is called by their identity.
    private func call(
        _ member: MemberID, _ slice: LineBatch.Slice, in group: GroupID, _ batch: ImportBatch, _ tx: any WriteTransaction
    ) throws {
        let name = batch.lines.text(slice)
        if name != Myself.identity, try members.note(name: name, of: member, in: group, workspace: workspace, tx) {
            try board.renamed(name, in: group, workspace: workspace, tx)
        }
    }

    /// An event that is recorded already tells whom its names stood for when it was read first: since then others may bear
    /// them, or nobody.
    private func recall(
        _ line: Line, _ names: ImportBatch.Names, _ group: GroupID, fingerprint: Int64, _ state: inout ImportMemory.State,
        _ tx: any ReadTransaction
    ) throws {
        let asksForSender = line.senderIsName && !line.sender.isEmpty && state.member(names.sender) == nil
        let asksForOther = line.otherIsName && !line.other.isEmpty && state.member(names.other) == nil
        guard asksForSender || asksForOther,
            let people = try journal.people(at: line.at, group: group, fingerprint: fingerprint, workspace: workspace, tx)
        else { return }
        if asksForSender, let member = people.member {
            state.learn(names.sender, ImportMemory.Person(member: member, name: names.shown, identity: nil, seen: line.at, acted: true))
        }
        if asksForOther, let other = people.other {
            state.learn(names.other, ImportMemory.Person(member: other, name: 0, identity: nil, seen: line.at, acted: false))
        }
    }

    private func event(
        _ line: Line, _ group: GroupID, _ batch: ImportBatch, _ index: Int, _ state: inout ImportMemory.State,
        _ tx: any WriteTransaction
    ) throws -> Event {
        let names = batch.names[index]
        try recall(line, names, group, fingerprint: batch.fingerprints[index], &state, tx)
        let member = line.sender.isEmpty ? nil : try sender(of: line, names, group, batch, &state, tx)
        let other = line.other.isEmpty ? nil : try self.other(in: line, names, group, batch, &state, tx)
        let (kind, payload) = ImportedEvent.form(of: line.kind)
        return Event(
            kind: kind, at: line.at, group: group, member: member, other: other, payload: payload,
            fingerprint: batch.fingerprints[index])
    }
}

/// The wire names of what system lines tell. They are the form on disk and never change their meaning.
enum ImportedEvent {
    static func form(of kind: LineKind) -> (kind: String, payload: String?) {
        switch kind {
        case .joinedByInvitation: ("membership.joined", #"{"way":"invitation"}"#)
        case .joinedByQR: ("membership.joined", #"{"way":"qr"}"#)
        case .joined: ("membership.joined", nil)
        case .left: ("membership.left", nil)
        case .removed: ("membership.removed", nil)
        case .groupRenamed: ("group.renamed", nil)
        case .recalled: ("message.recalled", nil)
        case .ownerChanged: ("group.owner_changed", nil)
        case .redPacketClaimed: ("red_packet.claimed", nil)
        case .pat: ("member.patted", nil)
        case .nick: ("member.renamed", nil)
        default: ("system.noted", nil)
        }
    }
}
