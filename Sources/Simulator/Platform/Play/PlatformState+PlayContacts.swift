extension PlatformState {
    mutating func playContacts(_ name: String, _ given: JSONValue, now: Int64) throws(PlayProblem) -> [UInt8]? {
        let at = now / 1000
        switch name {
        case "add":
            let employee = try playedStaff(given["userid"].text), customer = playedCustomer(given)
            let way = Int(min(max(given["add_way"].integer ?? 2, 0), 300))
            return try added(employee, customer, state: given["state"].text, addWay: way, isHalf: given["half"].flag ?? false, now: now)
        case "confirm":
            let edge = try playedEdge(given)
            guard edges[edge].status == .half else { throw .nothing }
            confirmContact(edge, now: now)
        case "delete":
            guard deleteContact(try playedEdge(given), byCustomer: given["by"].text == "customer", at: at) else { throw .noContact }
        case "say" where given["chat_id"].isNull:
            edges[try playedEdge(given)].hasTalked = true
        case "remark":
            let edge = try playedEdge(given)
            edges[edge].remark = String((given["remark"].text ?? "").prefix(20))
            tellEdited(edge, at: at)
        case "tag/mark":
            let edge = try playedEdge(given)
            try mark(edge, add: given["add"].texts, remove: given["remove"].texts)
            tellEdited(edge, at: at)
        default: return nil
        }
        return Self.done()
    }

    private mutating func mark(_ edge: Int, add: [String], remove: [String]) throws(PlayProblem) {
        for id in add where tagPlace(id) == nil { throw PlayProblem("没有这个标签 · no such tag: \(id)") }
        edges[edge].tags = edges[edge].tags.filter { !remove.contains($0) && !add.contains($0) } + add
    }

    /// The edge between employee and customer; the customer's first if no employee is named.
    func playedEdge(_ given: JSONValue) throws(PlayProblem) -> Int {
        let customer = try knownCustomer(given)
        guard let id = given["userid"].text else {
            guard let first = customers[customer].edges.first(where: { edges[Int($0)].status == .ok || edges[Int($0)].status == .half })
            else { throw .noContact }
            return Int(first)
        }
        guard let employee = staffPlaces[id], let edge = edgePlace(employee, customer) else { throw .noContact }
        return edge
    }

    mutating func added(
        _ employee: Int, _ customer: Int, state: String?, addWay: Int, isHalf: Bool, tells: Bool = true, now: Int64
    ) throws(PlayProblem) -> [UInt8] {
        let edge = addContact(employee, customer, addWay: addWay, state: state, isHalf: isHalf, tells: tells, now: now)
        let code = edge == nil ? nil : events.last?.welcomeCode
        return Self.done { json in
            json.field("kind", "contact")
            json.field("userid", staff[employee].id)
            json.field("external_userid", customers[customer].id)
            json.field("name", customers[customer].name)
            json.field("result", edge == nil ? "already" : isHalf ? "half" : "added")
            json.optional("welcome_code", code)
        }
    }
}
