/// Codes by which customers join groups ([D:92229], read 2025).
extension PlatformState {
    private static let groupsPerWay = 5

    mutating func runJoinWays(_ call: APICall) throws(Refusal) -> APIAnswer? {
        switch call.name {
        case "externalcontact/groupchat/add_join_way":
            guard contactWays.count + joinWays.count < Self.codesPerCorp else { throw Refusal(41045, "contact way count exceeds limit") }
            let way = try joinWay(from: call, id: chance.hex("", 32))
            joinWays[way.id] = way
            joinWayOrder.append(way.id)
            return .ok { $0.field("config_id", way.id) }
        case "externalcontact/groupchat/update_join_way":
            let old = try joinWay(call)
            joinWays[old.id] = try joinWay(from: call, id: old.id)
            return .ok()
        case "externalcontact/groupchat/get_join_way": return getJoinWay(try joinWay(call))
        case "externalcontact/groupchat/del_join_way":
            let id = try joinWay(call).id
            joinWays[id] = nil
            joinWayOrder.removeAll { $0 == id }
            return .ok()
        default: return nil
        }
    }

    private func joinWay(_ call: APICall) throws(Refusal) -> JoinWay {
        guard let way = joinWays[call["config_id"].text ?? ""] else { throw .badConfiguration }
        return way
    }

    private func joinWay(from call: APICall, id: String) throws(Refusal) -> JoinWay {
        guard let scene = call["scene"].integer, (1...2).contains(scene) else { throw .badParameter }
        let ids = call["chat_id_list"].texts
        guard !ids.isEmpty else { throw .empty }
        guard ids.count <= Self.groupsPerWay else { throw Refusal(41091, "join way groups exceed limit") }
        var groups: [Int] = []
        for id in ids { groups.append(try livingGroup(id)) }
        return JoinWay(
            id: id, scene: scene, remark: try call.text("remark", atMost: 30), createsRooms: try call.integer("auto_create_room", 0...1, default: 1) == 1,
            roomName: try call.text("room_base_name", atMost: 40), roomNumber: try call.integer("room_base_id", 0...1_000_000_000, default: 1),
            groups: groups, state: try call.text("state", atMost: 30), marksSource: call["mark_source"].flag ?? true)
    }

    private func getJoinWay(_ way: JoinWay) -> APIAnswer {
        .ok { json in
            json.object("join_way") { json in
                json.field("config_id", way.id)
                json.field("scene", way.scene)
                json.field("remark", way.remark)
                json.field("auto_create_room", way.createsRooms ? 1 : 0)
                json.field("room_base_name", way.roomName)
                json.field("room_base_id", way.roomNumber)
                json.texts("chat_id_list", way.groups.filter { groups[$0].dismissed == nil }.map { groups[$0].id })
                json.field("qr_code", address(ofCode: way.id))
                json.field("state", way.state)
                json.field("mark_source", way.marksSource)
            }
        }
    }
}
