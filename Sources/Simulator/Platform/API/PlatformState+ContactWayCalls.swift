/// Codes by which customers add employees ([D:92228], read 2025).
extension PlatformState {
    /// Of both kinds of codes together.
    static let codesPerCorp = 500_000
    private static let stateCharacters = 30
    private static let temporarySeconds: ClosedRange<Int64> = 1...1_209_600

    mutating func runContactWays(_ call: APICall) throws(Refusal) -> APIAnswer? {
        switch call.name {
        case "externalcontact/add_contact_way": try addContactWay(call)
        case "externalcontact/get_contact_way": try getContactWay(call)
        case "externalcontact/list_contact_way": try listContactWays(call)
        case "externalcontact/update_contact_way": try updateContactWay(call)
        case "externalcontact/del_contact_way": try deleteContactWay(call)
        default: nil
        }
    }

    /// Where a code leads; a person may open it.
    func address(ofCode id: String) -> String { "\(base)/qr/\(id)" }

    private mutating func addContactWay(_ call: APICall) throws(Refusal) -> APIAnswer {
        guard let type = call["type"].integer, (1...2).contains(type) else { throw Refusal(41037, "invalid contact way type") }
        guard let scene = call["scene"].integer, (1...2).contains(scene) else { throw Refusal(41038, "invalid contact way scene") }
        guard contactWays.count + joinWays.count < Self.codesPerCorp else { throw Refusal(41045, "contact way count exceeds limit") }
        let isTemporary = call["is_temp"].flag ?? false
        guard !isTemporary || type == 1 else { throw .badParameter }
        var way = ContactWay(
            id: chance.hex("", 32), created: call.seconds, type: type, scene: scene, style: call["style"].integer ?? 1, remark: "",
            skipVerify: true, state: "", staff: try contactWayStaff(call, type: type), isTemporary: isTemporary,
            expiresIn: try call.integer("expires_in", Self.temporarySeconds, default: 604_800),
            chatExpiresIn: try call.integer("chat_expires_in", Self.temporarySeconds, default: 86_400), unionID: "",
            isExclusive: call["is_exclusive"].flag ?? false, marksSource: true, conclusions: .null)
        try change(&way, call)
        contactWays[way.id] = way
        contactWayOrder.append(way.id)
        return .ok { json in
            json.field("config_id", way.id)
            if scene == 2 { json.field("qr_code", address(ofCode: way.id)) }
        }
    }

    private func contactWayStaff(_ call: APICall, type: Int64) throws(Refusal) -> [Int] {
        var staff: [Int] = []
        for id in call["user"].texts { staff.append(try employee(id)) }
        // The company has one department, and everybody is in it.
        if !call["party"].list.isEmpty { staff += working.filter { !staff.contains($0) } }
        if type == 1 { guard call["user"].texts.count == 1 else { throw Refusal(41040, "invalid contact way user") } }
        guard !staff.isEmpty else { throw Refusal(41040, "invalid contact way user") }
        guard staff.count <= 100 else { throw Refusal(41041, "contact way users exceed limit") }
        return staff
    }

    /// Takes over what a call gives.
    private func change(_ way: inout ContactWay, _ call: APICall) throws(Refusal) {
        if !call["remark"].isNull { way.remark = try call.text("remark", atMost: Self.stateCharacters) }
        if !call["state"].isNull { way.state = try call.text("state", atMost: Self.stateCharacters) }
        if let value = call["skip_verify"].flag { way.skipVerify = value }
        if let value = call["style"].integer { way.style = value }
        if let value = call["mark_source"].flag { way.marksSource = value }
        if let value = call["unionid"].text { way.unionID = value }
        if !call["conclusions"].isNull { way.conclusions = call["conclusions"] }
        way.expiresIn = try call.integer("expires_in", Self.temporarySeconds, default: way.expiresIn)
        way.chatExpiresIn = try call.integer("chat_expires_in", Self.temporarySeconds, default: way.chatExpiresIn)
    }

    private func contactWay(_ call: APICall) throws(Refusal) -> ContactWay {
        guard let way = contactWays[call["config_id"].text ?? ""] else { throw .badConfiguration }
        return way
    }

    private mutating func updateContactWay(_ call: APICall) throws(Refusal) -> APIAnswer {
        var way = try contactWay(call)
        try change(&way, call)
        if !call["user"].isNull || !call["party"].isNull { way.staff = try contactWayStaff(call, type: way.type) }
        contactWays[way.id] = way
        return .ok()
    }

    private mutating func deleteContactWay(_ call: APICall) throws(Refusal) -> APIAnswer {
        let way = try contactWay(call)
        contactWays[way.id] = nil
        contactWayOrder.removeAll { $0 == way.id }
        return .ok()
    }

    private func getContactWay(_ call: APICall) throws(Refusal) -> APIAnswer {
        let way = try contactWay(call)
        return .ok { json in
            json.object("contact_way") { json in
                json.field("config_id", way.id)
                json.field("type", way.type)
                json.field("scene", way.scene)
                json.field("style", way.style)
                json.field("remark", way.remark)
                json.field("skip_verify", way.skipVerify)
                json.field("state", way.state)
                if way.scene == 2 { json.field("qr_code", address(ofCode: way.id)) }
                json.texts("user", way.staff.map { staff[$0].id })
                json.list("party") { _ in }
                json.field("is_temp", way.isTemporary)
                if way.isTemporary {
                    json.field("expires_in", way.expiresIn)
                    json.field("chat_expires_in", way.chatExpiresIn)
                    json.field("unionid", way.unionID)
                }
                json.field("is_exclusive", way.isExclusive)
                json.field("mark_source", way.marksSource)
                if !way.conclusions.isNull { json.value("conclusions", way.conclusions) }
            }
        }
    }

    private func listContactWays(_ call: APICall) throws(Refusal) -> APIAnswer {
        let limit = try call.limit(default: 100, maximum: 1000), start = try PageCursor.places(call)[0]
        let from = call["start_time"].integer ?? call.seconds - 90 * 86_400, to = call["end_time"].integer ?? call.seconds
        let ways = contactWayOrder.compactMap { contactWays[$0] }.filter { !$0.isTemporary && from <= $0.created && $0.created <= to }
        guard start <= ways.count else { throw .badCursor }
        let page = ways[start...].prefix(limit), end = start + page.count
        return .ok { json in
            json.list("contact_way") { json in for way in page { json.object(nil) { $0.field("config_id", way.id) } } }
            json.field("next_cursor", end < ways.count ? PageCursor.text(call.name, [end]) : "")
        }
    }
}
