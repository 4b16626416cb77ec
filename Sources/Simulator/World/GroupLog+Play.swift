internal import Exports
internal import Kernel

/// How acts are played: who takes a role, how long people take to answer.
extension GroupLog {
    /// Plays an act and says when it ended.
    mutating func play(_ act: Act, at second: Int) -> Int {
        switch act.kind {
        case .arrive(let place): arrive(place, at: second)
        case .depart(let place):
            note(.left, circle.memberships[place].person, at: second, "\"\(name(circle.memberships[place].person))\"退出了群聊")
        case .advertise(let place): advertise(place, at: second)
        case .play(let scene, let role, let person): return play(scene, role: role, person: person, at: second)
        case .chainOrder(let takers): chainOrder(takers: takers, at: second)
        case .redPacket: return redPacket(at: second)
        case .leaderArrives: leaderArrives(at: second)
        case .rename(let name): note(.groupRenamed, cast.host, at: second, name)
        }
        return second
    }

    private mutating func play(_ scene: Scene, role: Character?, person: Int?, at start: Int) -> Int {
        guard var run = roles(of: scene, role: role, person: person, at: start) else { return start }
        if lately.count > 240 { lately.removeFirst(80) }
        // Nobody answers: only what the opener says.
        let isAnswered = dice.chance(scene.tags.contains("host") || scene.tags.contains("ask") ? plan.answered : (plan.answered + 100) / 2)
        var second = start
        var first: (role: Character, text: String)?
        var last: (role: Character, text: String)?
        for turn in scene.turns {
            if turn.isOptional, !dice.chance(55) { continue }
            guard let person = run.person(turn.role) else { continue }
            if !isAnswered, turn.role != scene.opener { break }
            guard let words = run.words(of: turn, lately: lately, &dice) else { continue }
            lately.append(words.wording)
            let (kind, text) = kind(of: words.text)
            if let last { second += pause(before: turn.role, after: last.role, text) }
            var quote = ""
            if kind == .text, turn.role != last?.role {
                if turn.quotes, dice.chance(50) { quote = last?.text ?? "" }
                if quote.isEmpty, let first, first.role != turn.role, dice.chance(7) { quote = first.text }
            }
            note(kind, person, at: second, text, quote: quote)
            if kind == .text {
                last = (turn.role, text)
                if first == nil { first = last }
            }
            if dice.below(1000) < 9, turn.role != "o" {
                note(.recalled, person, at: second + dice.between(4...70), "\"\(name(person))\"撤回了一条消息")
            }
        }
        if let patting = run.person("b"), let patted = run.person(scene.opener), isAnswered, dice.chance(4) {
            second += dice.between(5...60)
            note(.pat, patting, at: second, "\"\(name(patting))\"拍了拍\"\(name(patted))\"", other: patted)
        }
        return second
    }

    /// Gives the roles to people; nil if nobody is there to begin.
    private mutating func roles(of scene: Scene, role: Character?, person: Int?, at second: Int) -> SceneRun? {
        var roles: [Character: Int] = ["o": cast.host]
        if hasLeader, let leader = cast.leader { roles["v"] = leader }
        if let role, let person { roles[role] = person }
        var speakers = circle.speakers(on: age, second: second).filter { circle.memberships[$0.place].person != person }
        let species = scene.tags.contains("dog") ? "dog" : scene.tags.contains("cat") ? "cat" : nil
        for role in "abcd" where scene.turns.contains(where: { $0.role == role }) {
            let weights = speakers.map { speaker in
                let theirs = cast.people[circle.memberships[speaker.place].person].species
                return role == "a" && species != nil && theirs != species ? 0 : speaker.weight
            }
            guard let chosen = dice.weighted(weights) else { continue }
            roles[role] = circle.memberships[speakers[chosen].place].person
            speakers.remove(at: chosen)
        }
        guard roles[scene.opener] != nil else { return nil }
        return SceneRun(cast: cast, roles: roles, date: today, daysBeforeEnd: daysBeforeEnd)
    }

    /// People type about three characters a second, think a little, and sometimes are away.
    private mutating func pause(before role: Character, after last: Character, _ text: String) -> Int {
        let typing = text.count / 3 + 1
        if role == last { return typing + dice.between(2...15) }
        if dice.chance(4) { return typing + dice.between(300...1200) }
        return typing + (role == "o" || role == "v" ? dice.between(15...200) : dice.between(4...75))
    }

    private func kind(of text: String) -> (LineKind, String) {
        let kinds: [(String, LineKind, keepsText: Bool)] = [
            ("[图片]", .image, false), ("[视频]", .video, false), ("[位置]", .location, true), ("[链接]", .link, true),
            ("[小程序]", .miniProgram, true),
        ]
        for (mark, kind, keepsText) in kinds where text.hasPrefix(mark) {
            return (kind, keepsText ? String(text.dropFirst(mark.count)) : mark)
        }
        return (.text, text)
    }
}
