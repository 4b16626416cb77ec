internal import Exports
internal import Kernel

/// Arrivals, advertisers, chain orders and red packets.
extension GroupLog {
    mutating func arrive(_ place: Int, at second: Int) {
        let one = circle.memberships[place]
        let inviter = one.arrival.inviter.map { circle.memberships[$0].person } ?? cast.host
        if one.arrival.way == .code {
            note(.joinedByQR, one.person, at: second, "\"\(name(one.person))\"通过扫描\"\(name(inviter))\"分享的二维码加入群聊", other: inviter)
        } else {
            note(.joinedByInvitation, one.person, at: second, "\"\(name(inviter))\"邀请\"\(name(one.person))\"加入了群聊", other: inviter)
        }
    }

    mutating func leaderArrives(at second: Int) {
        guard let leader = cast.leader else { return }
        note(.joinedByInvitation, leader, at: second, "\"\(name(cast.host))\"邀请\"\(name(leader))\"加入了群聊", other: cast.host)
    }

    mutating func advertise(_ place: Int, at start: Int) {
        arrive(place, at: start)
        let person = circle.memberships[place].person
        let text = dice.pick(cast.trade.words["ad"] ?? [""])
        var second = start + dice.between(60...900)
        for _ in 0..<dice.between(1...2) {
            note(.text, person, at: second, text)
            second += dice.between(20...120)
        }
        if plan.isGuarded {
            note(.removed, person, at: second + dice.between(30...600), "你将\"\(name(person))\"移出了群聊", other: cast.host)
        }
    }

    /// The list grows with every taker, and everyone posts the whole of it, as the platform does.
    mutating func chainOrder(takers: Int, at start: Int) {
        let isLunch = cast.trade == .lunch
        let words = cast.trade.words
        let things = dice.shuffled(words[isLunch ? "dish" : "food"] ?? [])
        let day = today.civil
        let title = isLunch ? "\(day.month)月\(day.day)日午市，11:00截单" : "\(things.first ?? "")团购，今晚截止"
        var list = "#接龙\n\(title)\n"
        note(.chainOrder, cast.host, at: start, list + "\n例 姓名 \(isLunch ? "楼层 菜" : "袋数")")
        var speakers = circle.speakers(on: age, second: start)
        var second = start
        for number in 1...max(1, takers) {
            // Whoever is silent otherwise orders too: the loudest are not much likelier.
            guard let chosen = dice.weighted(speakers.map { $0.weight + 600 }) else { return }
            let person = circle.memberships[speakers.remove(at: chosen).place].person
            let traits = cast.people[person].traits
            let wish = isLunch
                ? "\(traits["building"] ?? "")\(traits["floor"] ?? "") \(dice.pick(Array(things.prefix(8))))" : "\(dice.between(1...3))袋"
            list += "\n\(number). \(name(person)) \(wish)"
            second += dice.between(20...260)
            note(.chainOrder, person, at: second, list)
        }
    }

    mutating func redPacket(at start: Int) -> Int {
        note(.redPacket, cast.host, at: start, dice.pick(cast.trade.words["greeting"] ?? [""]))
        var second = start
        var speakers = circle.speakers(on: age, second: start)
        var lucky: [Int] = []
        for _ in 0..<min(speakers.count, dice.between(5...10)) {
            guard let chosen = dice.weighted(speakers.map { $0.weight + 300 }) else { break }
            let person = circle.memberships[speakers.remove(at: chosen).place].person
            second += dice.between(1...25)
            note(.redPacketClaimed, person, at: second, "\"\(name(person))\"领取了你的红包", other: cast.host)
            lucky.append(person)
        }
        let gratitude = dice.shuffled(cast.trade.words["gratitude"] ?? [])
        for (person, text) in zip(dice.shuffled(lucky), gratitude).prefix(dice.between(1...4)) {
            second += dice.between(2...20)
            note(.text, person, at: second, text.replacing("{face}", with: dice.pick(cast.trade.words["face"] ?? [""])))
        }
        return second
    }
}
