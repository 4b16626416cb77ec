extension PlatformState {
    mutating func playScan(_ name: String, _ given: JSONValue, now: Int64) throws(PlayProblem) -> [UInt8]? {
        guard name == "scan" else { return nil }
        let key = given["config_id"].text ?? given["state"].text ?? given["qr"].text.map(Self.configuration(of:)) ?? ""
        if let id = contactWays[key] != nil ? key : contactWayOrder.last(where: { contactWays[$0]?.state == key && !key.isEmpty }) {
            return try scanContactWay(id, given, now: now)
        }
        if let id = joinWays[key] != nil ? key : joinWayOrder.last(where: { joinWays[$0]?.state == key && !key.isEmpty }) {
            return try scanJoinWay(id, given, now: now)
        }
        throw PlayProblem("没有这个码 · no such code: config_id, state or qr")
    }

    /// The configuration that the address of a code ends with.
    private static func configuration(of address: String) -> String {
        String(address.prefix { $0 != "?" }.split(separator: "/").last ?? "")
    }

    private mutating func scanContactWay(_ id: String, _ given: JSONValue, now: Int64) throws(PlayProblem) -> [UInt8] {
        guard let way = contactWays[id] else { throw .nothing }
        if way.isTemporary, now / 1000 >= way.created + way.expiresIn { throw PlayProblem("这个码过期了 · this code has expired") }
        let employees = way.staff.filter { staff[$0].left == nil }
        guard !employees.isEmpty else { throw PlayProblem("这个码没有接待的员工 · nobody answers to this code") }
        let employee = employees[way.scans % employees.count], customer = playedCustomer(given)
        contactWays[id]?.scans += 1
        return try added(
            employee, customer, state: way.state, addWay: 1, isHalf: !way.skipVerify || (given["half"].flag ?? false), tells: way.skipVerify, now: now)
    }

    private mutating func scanJoinWay(_ id: String, _ given: JSONValue, now: Int64) throws(PlayProblem) -> [UInt8] {
        guard let way = joinWays[id] else { throw .nothing }
        let person = Int32(playedCustomer(given))
        let living = way.groups.filter { groups[$0].dismissed == nil }
        if let there = living.first(where: { groups[$0].place(of: person) != nil }) { return joined(there, person, "already") }
        if let room = living.first(where: { groups[$0].members.count < Self.joinWayCapacity }) {
            join(room, [person], scene: 3, state: way.state, at: now / 1000)
            return joined(room, person, "joined")
        }
        guard way.createsRooms else { throw PlayProblem("群都满了 · every group is full") }
        let former = way.groups.map { Int(groups[$0].owner) }.first { staff[$0].left == nil }
        let owner = if let former { former } else { try playedStaff(nil) }
        let name = (way.roomName.isEmpty ? "群聊" : way.roomName) + "\(way.roomNumber)"
        let room = createGroup(name: name, owner: owner, members: [], at: now / 1000)
        joinWays[id]?.groups.append(room)
        joinWays[id]?.roomNumber = way.roomNumber &+ 1
        join(room, [person], scene: 3, state: way.state, at: now / 1000)
        return joined(room, person, "created")
    }

    private func joined(_ room: Int, _ person: Int32, _ result: String) -> [UInt8] {
        Self.done { json in
            json.field("kind", "group")
            json.field("chat_id", groups[room].id)
            json.field("group", groups[room].name)
            json.field("external_userid", id(of: person))
            json.field("name", name(of: person))
            json.field("result", result)
        }
    }
}
