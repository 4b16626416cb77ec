extension PlatformState {
    mutating func playGroups(_ name: String, _ given: JSONValue, now: Int64) throws(PlayProblem) -> [UInt8]? {
        let at = now / 1000
        if name == "group/create" {
            let owner = try playedStaff(given["owner"].text ?? given["userid"].text)
            let place = createGroup(
                name: String((given["name"].text ?? "新建的群").prefix(40)), owner: owner, members: try playedPeople(given, "members"), at: at)
            return Self.done { $0.field("chat_id", groups[place].id) }
        }
        guard ["group/join", "group/leave", "group/kick", "group/rename", "group/notice", "group/owner", "group/dismiss", "group/admins", "say"].contains(name)
        else { return nil }
        let place = try playedGroup(given)
        guard groups[place].dismissed == nil else { throw PlayProblem("这个群已经解散了 · this group is dismissed") }
        switch name {
        case "group/join": return try playJoin(place, given, at: at)
        case "group/leave", "group/kick":
            guard leave(place, try playedPeople(given, "who"), removed: name == "group/kick", at: at) else { throw .nothing }
        case "group/rename": rename(place, String((given["name"].text ?? "").prefix(40)), at: at)
        case "group/notice": setNotice(place, String((given["notice"].text ?? "").prefix(2000)), at: at)
        case "group/owner": setOwner(place, try playedStaff(given["userid"].text), tells: true, at: at)
        case "group/dismiss": dismiss(place, at: at)
        case "group/admins": groups[place].admins = given["userids"].texts.compactMap { staffPlaces[$0].map { Int32($0) } }
        default:
            guard let person = try playedPeople(given, "who").first, groups[place].place(of: person) != nil else { throw .nothing }
            groups[place].said.append((at: at, person: person))
            if groups[place].said.count > 20_000 { groups[place].said.removeFirst(10_000) }
            archiveSaying(place, person, String((given["text"].text ?? "你好").prefix(2000)), now: now)
        }
        return Self.done()
    }

    private mutating func playJoin(_ place: Int, _ given: JSONValue, at: Int64) throws(PlayProblem) -> [UInt8] {
        let people = try playedPeople(given, "who"), scene = UInt8(min(max(given["scene"].integer ?? 1, 1), 3))
        let invitor: Int? = if let id = given["invitor"].text { try playedStaff(id) } else { scene == 3 ? nil : Int(groups[place].owner) }
        guard join(place, people, scene: scene, state: given["state"].text ?? "", invitor: invitor, at: at) else { throw .nothing }
        return Self.done { json in json.texts("who", people.map { id(of: $0) }) }
    }

    /// People by id or by a name given in play; somebody new for an unknown name, and `count` new ones beside.
    private mutating func playedPeople(_ given: JSONValue, _ field: String) throws(PlayProblem) -> [Int32] {
        let names = given[field].text.map { [$0] } ?? given[field].texts
        var people: [Int32] = []
        for name in names.prefix(500) { people.append(person(name) ?? Int32(playedCustomer(.object(["customer": .string(name)])))) }
        for _ in 0..<min(max(given["count"].integer ?? (names.isEmpty && field == "who" ? 1 : 0), 0), 500) { people.append(Int32(addCustomer())) }
        return people
    }
}
