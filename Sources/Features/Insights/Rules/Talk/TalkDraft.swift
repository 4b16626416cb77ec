internal import Kernel

/// A day while it is being read: what is added up at its end.
struct TalkDraft {
    enum Way: UInt8 { case quote, mention, turn }

    private struct Turn {
        var from: MemberID
        var to: MemberID
        var way: Way
    }

    var mentions: [UInt64] = []
    private var turns: [Turn] = []
    private var posts: [(member: MemberID, signs: UInt16)] = []
    private var spoke: Set<MemberID> = []
    private var addresses: [MemberID: TalkDay.Address] = [:]

    mutating func turn(from: MemberID, to: MemberID, way: Way, at: Instant) {
        turns.append(Turn(from: from, to: to, way: way))
        let afterOwn = spoke.contains(to) ? at : nil
        if addresses[to] == nil {
            addresses[to] = TalkDay.Address(member: to, first: at, afterOwn: afterOwn)
        } else if let afterOwn, addresses[to]?.afterOwn == nil {
            addresses[to]?.afterOwn = afterOwn
        }
    }

    mutating func speak(_ member: MemberID) { spoke.insert(member) }

    mutating func post(_ member: MemberID, _ signs: ContentSigns) { posts.append((member, signs.rawValue)) }

    /// Adds everything up, each list in its order, and begins anew.
    mutating func move(into day: inout TalkReading.Day) {
        turns.sort { a, b in a.from != b.from ? a.from < b.from : a.to < b.to }
        for turn in turns {
            if day.talk.ties.last.map({ $0.from != turn.from || $0.to != turn.to }) ?? true {
                day.talk.ties.append(TalkDay.Tie(from: turn.from, to: turn.to, quotes: 0, mentions: 0, turns: 0))
            }
            let place = day.talk.ties.count - 1
            switch turn.way {
            case .quote: day.talk.ties[place].quotes += 1
            case .mention: day.talk.ties[place].mentions += 1
            case .turn: day.talk.ties[place].turns += 1
            }
        }
        addPosts(to: &day.talk)
        day.talk.addresses = addresses.values.sorted { $0.member < $1.member }
        mentions.sort()
        for mention in mentions where day.mentions.last != mention { day.mentions.append(mention) }
        mentions.removeAll(keepingCapacity: true)
        turns.removeAll(keepingCapacity: true)
        posts.removeAll(keepingCapacity: true)
        spoke.removeAll(keepingCapacity: true)
        addresses.removeAll(keepingCapacity: true)
    }

    private mutating func addPosts(to talk: inout TalkDay) {
        posts.sort { $0.member < $1.member }
        var place = 0
        while place < posts.count {
            let member = posts[place].member
            var end = place
            while end < posts.count, posts[end].member == member { end += 1 }
            for (sign, _) in ContentSigns.named {
                let messages = posts[place..<end].count { $0.signs & sign.rawValue != 0 }
                if messages > 0 { talk.posts.append(TalkDay.Posts(member: member, sign: sign, messages: messages)) }
            }
            place = end
        }
    }
}
