/// `externalcontact/groupchat/…` ([D:92120], [D:92122], read 2025).
extension PlatformState {
    /// Above so many visible employees a list has to name owners.
    static let employeesWithoutFilter = 1000

    mutating func runGroups(_ call: APICall) throws(Refusal) -> APIAnswer? {
        switch call.name {
        case "externalcontact/groupchat/list": try groupList(call)
        case "externalcontact/groupchat/get": try groupGet(call)
        case "externalcontact/opengid_to_chatid": try groupOfOpenGID(call)
        default: nil
        }
    }

    /// Places of the employees that a filter names; nil without a filter. Owners who left have to be named.
    func owners(_ call: APICall) throws(Refusal) -> Set<Int32>? {
        let ids = call["owner_filter"]["userid_list"].texts
        guard ids.count <= 100 else { throw .badParameter }
        if ids.isEmpty {
            guard working.count <= Self.employeesWithoutFilter else { throw Refusal(81017, "too many objects requested, use owner_filter") }
            return nil
        }
        return Set(ids.compactMap { staffPlaces[$0].map { Int32($0) } })
    }

    /// 0 in order, 1 the owner has left.
    func status(of group: CustomerGroup) -> Int { staff[Int(group.owner)].left == nil ? 0 : 1 }

    private func groupList(_ call: APICall) throws(Refusal) -> APIAnswer {
        guard let limit = call["limit"].integer, (1...1000).contains(limit) else { throw .badParameter }
        let filter = try call.integer("status_filter", 0...3, default: 0), owners = try owners(call)
        var place = try PageCursor.places(call)[0], found: [Int] = []
        func isWanted(_ group: CustomerGroup) -> Bool {
            let status = status(of: group)
            guard group.dismissed == nil, owners?.contains(group.owner) ?? (status == 0 || filter == 1) else { return false }
            return filter == 0 || filter == status
        }
        while place < groups.count, found.count < Int(limit) {
            if isWanted(groups[place]) { found.append(place) }
            place += 1
        }
        // The end is told with the last page, not by an empty one behind it.
        while place < groups.count, !isWanted(groups[place]) { place += 1 }
        return .ok { json in
            json.list("group_chat_list") { json in
                for place in found {
                    json.object(nil) { json in
                        json.field("chat_id", groups[place].id)
                        json.field("status", status(of: groups[place]))
                    }
                }
            }
            json.field("next_cursor", place < groups.count ? PageCursor.text(call.name, [place]) : "")
        }
    }

    /// The group that a call names, if it still exists.
    func livingGroup(_ id: String) throws(Refusal) -> Int {
        guard let place = groupPlaces[id] else { throw .notCustomerGroup }
        guard groups[place].dismissed == nil else { throw .dismissed }
        return place
    }

    private func groupGet(_ call: APICall) throws(Refusal) -> APIAnswer {
        let group = groups[try livingGroup(try call.required("chat_id"))], needsName = call["need_name"].integer == 1
        return .ok { json in
            json.object("group_chat") { json in
                json.field("chat_id", group.id)
                json.field("name", group.name)
                json.field("owner", staff[Int(group.owner)].id)
                json.field("create_time", group.created)
                json.field("notice", group.notice)
                json.list("member_list") { json in
                    for member in group.members { json.object(nil) { writeMember(member, needsName: needsName, &$0) } }
                }
                json.list("admin_list") { json in for admin in group.admins { json.object(nil) { $0.field("userid", staff[Int(admin)].id) } } }
                json.field("member_version", group.memberVersion)
            }
        }
    }

    private func writeMember(_ member: GroupMember, needsName: Bool, _ json: inout JSONWriter) {
        json.field("userid", id(of: member.person))
        json.field("type", member.person < 0 ? 1 : 2)
        if member.person >= 0 { json.optional("unionid", customers[Int(member.person)].unionID) }
        json.field("join_time", member.joined)
        json.field("join_scene", member.scene)
        if member.state >= 0 { json.field("state", states[Int(member.state)]) }
        if member.invitor >= 0 { json.object("invitor") { $0.field("userid", staff[Int(member.invitor)].id) } }
        json.field("group_nickname", "")
        if needsName { json.field("name", name(of: member.person)) }
    }

    /// A mini-program's id of a group: `og` and what follows the prefix of the group's own.
    private func groupOfOpenGID(_ call: APICall) throws(Refusal) -> APIAnswer {
        let id = "wr" + (try call.required("opengid")).dropFirst(2)
        let place = try livingGroup(id)
        return .ok { json in json.field("chat_id", groups[place].id) }
    }
}
