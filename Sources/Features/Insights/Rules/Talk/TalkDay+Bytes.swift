internal import Kernel

extension TalkDay {
    /// The version of the form below.
    private static let version: UInt64 = 1

    /// The form on disk: members by their place in one sorted list, times as distances from the first one.
    public func encode() -> [UInt8] {
        let members = allMembers
        let start = allTimes.min() ?? 0
        func place(_ member: MemberID) -> Int { Self.place(of: member, in: members) }
        var out = PackedNumbers()
        out.add(Self.version)
        out.add(members.count)
        var before: Int64 = 0
        for member in members {
            out.add(signed: member.rawValue &- before)
            before = member.rawValue
        }
        out.add(signed: start)
        func add(_ at: Instant) { out.add(signed: at.milliseconds &- start) }
        out.add(ties.count)
        for tie in ties {
            out.add(place(tie.from))
            out.add(place(tie.to))
            out.add(tie.quotes)
            out.add(tie.mentions)
            out.add(tie.turns)
        }
        out.add(questions.count)
        for question in questions {
            out.add(signed: question.message)
            out.add(place(question.member))
            add(question.at)
            out.add(question.answer == nil ? 0 : 1)
            guard let answer = question.answer else { continue }
            out.add(signed: answer.message &- question.message)
            out.add(place(answer.member))
            add(answer.at)
        }
        out.add(posts.count)
        for post in posts {
            out.add(place(post.member))
            out.add(UInt64(post.sign.rawValue))
            out.add(post.messages)
        }
        out.add(addresses.count)
        for address in addresses {
            out.add(place(address.member))
            add(address.first)
            out.add(address.afterOwn == nil ? 0 : 1)
            if let afterOwn = address.afterOwn { add(afterOwn) }
        }
        out.add(floods.count)
        for flood in floods {
            out.add(place(flood.member))
            add(flood.at)
            out.add(flood.messages)
        }
        out.add(suspicions.count)
        for suspicion in suspicions {
            out.add(signed: suspicion.message)
            out.add(place(suspicion.member))
            add(suspicion.at)
        }
        return out.bytes
    }

    /// Nil for bytes that `encode` did not write.
    public init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        var input = PackedNumbersReader(bytes)
        guard input.next() == Self.version, let memberCount = input.length() else { return nil }
        var members: [MemberID] = [], before: Int64 = 0
        members.reserveCapacity(memberCount)
        for _ in 0..<memberCount {
            guard let step = input.signed() else { return nil }
            before = before &+ step
            members.append(MemberID(before))
        }
        guard let start = input.signed() else { return nil }
        func member() -> MemberID? { input.count().flatMap { members.indices.contains($0) ? members[$0] : nil } }
        func instant() -> Instant? { input.signed().map { Instant(milliseconds: start &+ $0) } }
        func list<Item>(_ item: () -> Item?) -> [Item]? {
            guard let count = input.length() else { return nil }
            var items: [Item] = []
            items.reserveCapacity(count)
            for _ in 0..<count {
                guard let item = item() else { return nil }
                items.append(item)
            }
            return items
        }
        let ties = list { () -> Tie? in
            guard let from = member(), let to = member(), let quotes = input.count(), let mentions = input.count(), let turns = input.count()
            else { return nil }
            return Tie(from: from, to: to, quotes: quotes, mentions: mentions, turns: turns)
        }
        let questions = list { () -> Question? in
            guard let message = input.signed(), let who = member(), let at = instant(), let isAnswered = input.next() else { return nil }
            var question = Question(message: message, member: who, at: at, answer: nil)
            if isAnswered == 1 {
                guard let step = input.signed(), let by = member(), let when = instant() else { return nil }
                question.answer = Answer(message: message &+ step, member: by, at: when)
            }
            return question
        }
        let posts = list { () -> Posts? in
            guard let who = member(), let sign = input.next().flatMap(UInt16.init(exactly:)), let messages = input.count() else { return nil }
            return Posts(member: who, sign: ContentSigns(rawValue: sign), messages: messages)
        }
        let addresses = list { () -> Address? in
            guard let who = member(), let first = instant(), let hasOwn = input.next() else { return nil }
            var address = Address(member: who, first: first, afterOwn: nil)
            if hasOwn == 1 {
                guard let afterOwn = instant() else { return nil }
                address.afterOwn = afterOwn
            }
            return address
        }
        let floods = list { () -> Flood? in
            guard let who = member(), let at = instant(), let messages = input.count() else { return nil }
            return Flood(member: who, at: at, messages: messages)
        }
        let suspicions = list { () -> Suspicion? in
            guard let message = input.signed(), let who = member(), let at = instant() else { return nil }
            return Suspicion(message: message, member: who, at: at)
        }
        guard let ties, let questions, let posts, let addresses, let floods, let suspicions, input.isAtEnd else { return nil }
        self.ties = ties
        self.questions = questions
        self.posts = posts
        self.addresses = addresses
        self.floods = floods
        self.suspicions = suspicions
    }

    private var allMembers: [MemberID] {
        var found = ties.flatMap { [$0.from, $0.to] }
        found += questions.map(\.member)
        found += questions.compactMap(\.answer?.member)
        found += posts.map(\.member)
        found += addresses.map(\.member)
        found += floods.map(\.member)
        found += suspicions.map(\.member)
        found.sort()
        var unique: [MemberID] = []
        for member in found where unique.last != member { unique.append(member) }
        return unique
    }

    private var allTimes: [Int64] {
        let instants = questions.map(\.at) + addresses.map(\.first) + floods.map(\.at) + suspicions.map(\.at)
        return instants.map(\.milliseconds)
    }

    private static func place(of member: MemberID, in members: [MemberID]) -> Int {
        var low = 0, high = members.count
        while low < high {
            let middle = (low + high) / 2
            if members[middle] < member { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
