/// Figures of groups by owner ([D:92133], read 2025).
extension PlatformState {
    private static let daySeconds: Int64 = 86_400

    private struct Figures {
        var newChats = 0, chats = 0, spokenChats = 0, newMembers = 0, members = 0, spokenMembers = 0, messages = 0

        func write(_ json: inout JSONWriter) {
            for (name, value) in [
                ("new_chat_cnt", newChats), ("chat_total", chats), ("chat_has_msg", spokenChats), ("new_member_cnt", newMembers),
                ("member_total", members), ("member_has_msg", spokenMembers), ("msg_total", messages),
            ] { json.field(name, value) }
        }
    }

    mutating func runStatistics(_ call: APICall) throws(Refusal) -> APIAnswer? {
        switch call.name {
        case "externalcontact/groupchat/statistic": try statistic(call)
        case "externalcontact/groupchat/statistic_group_by_day": try statisticByDay(call)
        default: nil
        }
    }

    /// Midnight in Beijing before an instant, in seconds.
    private static func day(_ seconds: Int64) -> Int64 { (seconds + 28_800) / daySeconds * daySeconds - 28_800 }

    /// First and last day, as the caller may ask for them.
    private func days(_ call: APICall) throws(Refusal) -> (from: Int64, to: Int64) {
        let sane: ClosedRange<Int64> = 0...100_000_000_000
        guard let begin = call["day_begin_time"].integer, sane.contains(begin) else { throw .badParameter }
        let from = Self.day(begin), to = Self.day(try call.integer("day_end_time", sane, default: begin))
        let today = Self.day(call.seconds)
        guard from <= to, to < today, from >= today - 180 * Self.daySeconds, to - from < 30 * Self.daySeconds else { throw .badParameter }
        return (from, to)
    }

    private func figures(_ groups: [CustomerGroup], from: Int64, to: Int64) -> Figures {
        let end = to + Self.daySeconds
        var sum = Figures()
        for group in groups where group.created < end && (group.dismissed ?? .max) >= from {
            let said = group.said.filter { $0.at < end }
            sum.chats += 1
            if group.created >= from { sum.newChats += 1 }
            if !said.isEmpty { sum.spokenChats += 1 }
            sum.newMembers += group.members.count { from <= $0.joined && $0.joined < end } + group.departures.count { from <= $0.member.joined && $0.member.joined < end }
            sum.members += group.members.count { $0.joined < end } + group.departures.count { $0.member.joined < end && $0.left >= end }
            sum.spokenMembers += Set(said.map(\.person)).count
            sum.messages += said.count
        }
        return sum
    }

    private func statistic(_ call: APICall) throws(Refusal) -> APIAnswer {
        let (from, to) = try days(call), owners = try owners(call)
        let limit = Int(try call.integer("limit", 1...1000, default: 500)), offset = Int(try call.integer("offset", 0...1_000_000, default: 0))
        let key = try call.integer("order_by", 1...4, default: 1), ascends = call["order_asc"].integer == 1
        var byOwner: [Int32: [CustomerGroup]] = [:]
        for group in groups where owners?.contains(group.owner) ?? true { byOwner[group.owner, default: []].append(group) }
        func rank(_ figures: Figures) -> Int {
            switch key {
            case 2: figures.chats
            case 3: figures.newMembers
            case 4: figures.members
            default: figures.newChats
            }
        }
        let items = byOwner.map { (owner: $0.key, figures: figures($0.value, from: from, to: to)) }.sorted { a, b in
            let (x, y) = (rank(a.figures), rank(b.figures))
            return x == y ? a.owner < b.owner : (x < y) == ascends
        }
        let page = items.dropFirst(offset).prefix(limit)
        return .ok { json in
            json.field("total", items.count)
            json.field("next_offset", min(offset + page.count, items.count))
            json.list("items") { json in
                for item in page {
                    json.object(nil) { json in
                        json.field("owner", staff[Int(item.owner)].id)
                        json.object("data") { item.figures.write(&$0) }
                    }
                }
            }
        }
    }

    private func statisticByDay(_ call: APICall) throws(Refusal) -> APIAnswer {
        let (from, to) = try days(call), owners = try owners(call)
        let wanted = groups.filter { owners?.contains($0.owner) ?? true }
        return .ok { json in
            json.list("items") { json in
                for day in stride(from: from, through: to, by: Int(Self.daySeconds)) {
                    json.object(nil) { json in
                        json.field("stat_time", day)
                        json.object("data") { figures(wanted, from: day, to: day).write(&$0) }
                    }
                }
            }
        }
    }
}
