/// All that is so, in parts and always in the same order: what a receiver's boards must come to.
struct Truth: Sendable {
    private let state: PlatformState
    private let now: Int64
    private static let partBytes = 64 * 1024

    init(_ state: PlatformState, now: Int64) {
        self.state = state
        self.now = now
    }

    /// JSON in parts of about 64 KB.
    func parts(_ send: ([UInt8]) async throws -> Void) async rethrows {
        var json = JSONWriter()
        json.open(nil, UInt8(ascii: "{"))
        json.field("corp_id", state.credentials.corpID)
        json.field("time_ms", now)
        json.list("staff") { json in for member in state.staff { json.object(nil) { write(member, &$0) } } }
        json.list("tag_groups") { json in for group in state.tagGroups { json.object(nil) { write(group, &$0) } } }
        json.open("contacts", UInt8(ascii: "["))
        for place in state.edges.indices {
            json.object(nil) { write(state.edges[place], &$0) }
            if json.bytes.count >= Self.partBytes { try await send(json.take()) }
        }
        json.close(UInt8(ascii: "]"))
        json.open("groups", UInt8(ascii: "["))
        for group in state.groups {
            json.object(nil) { write(group, &$0) }
            if json.bytes.count >= Self.partBytes { try await send(json.take()) }
        }
        json.close(UInt8(ascii: "]"))
        json.close(UInt8(ascii: "}"))
        try await send(json.take())
    }

    private func write(_ member: StaffMember, _ json: inout JSONWriter) {
        json.field("userid", member.id)
        json.field("name", member.name)
        json.field("left", member.left != nil)
    }

    private func write(_ group: CorpTagGroup, _ json: inout JSONWriter) {
        json.field("group_id", group.id)
        json.field("group_name", group.name)
        json.field("order", group.order)
        json.list("tags") { json in
            for tag in group.tags {
                json.object(nil) { json in
                    json.field("id", tag.id)
                    json.field("name", tag.name)
                    json.field("order", tag.order)
                }
            }
        }
    }

    private func write(_ edge: ContactEdge, _ json: inout JSONWriter) {
        let customer = state.customers[Int(edge.customer)]
        json.field("userid", state.staff[Int(edge.staff)].id)
        json.field("external_userid", customer.id)
        json.field("name", customer.name)
        json.optional("unionid", customer.unionID)
        json.field("status", edge.status.rawValue)
        json.field("createtime", edge.created)
        json.field("add_way", edge.addWay)
        json.optional("state", edge.state)
        json.field("remark", edge.remark)
        json.field("description", edge.description)
        json.texts("tags", edge.tags.sorted())
    }

    private func write(_ group: CustomerGroup, _ json: inout JSONWriter) {
        json.field("chat_id", group.id)
        json.field("name", group.name)
        json.field("owner", state.staff[Int(group.owner)].id)
        json.field("create_time", group.created)
        json.field("notice", group.notice)
        json.field("dismissed", group.dismissed != nil)
        json.field("member_version", group.memberVersion)
        json.texts("admins", group.admins.map { state.staff[Int($0)].id })
        json.list("members") { json in
            for member in group.members {
                json.object(nil) { write(member, &$0) }
            }
        }
        json.list("left") { json in
            for departure in group.departures {
                json.object(nil) { json in
                    write(departure.member, &json)
                    json.field("left_time", departure.left)
                    json.field("quit_scene", departure.quitScene)
                }
            }
        }
    }

    private func write(_ member: GroupMember, _ json: inout JSONWriter) {
        json.field("id", state.id(of: member.person))
        json.field("type", member.person < 0 ? 1 : 2)
        json.field("join_time", member.joined)
        json.field("join_scene", member.scene)
        if member.state >= 0 { json.field("state", state.states[Int(member.state)]) }
        if member.invitor >= 0 { json.field("invitor", state.staff[Int(member.invitor)].id) }
    }
}
