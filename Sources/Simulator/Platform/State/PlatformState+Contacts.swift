/// What happens between employees and customers.
extension PlatformState {
    /// How long a welcome code lives, in milliseconds ([D:92137], read 2025).
    static let welcomeMilliseconds: Int64 = 20_000

    private mutating func tellContact(_ change: String, _ edge: Int, at: Int64, welcome: String? = nil, _ fill: (inout XMLWriter) -> Void = { _ in }) {
        let employee = staff[Int(edges[edge].staff)].id, customer = customers[Int(edges[edge].customer)].id
        var event = CallbackEvent(
            ["change_external_contact", change], subject: customer, corp: credentials.corpID, at: at
        ) { xml in
            xml.text("ChangeType", change)
            xml.text("UserID", employee)
            xml.text("ExternalUserID", customer)
            fill(&xml)
        }
        event.welcomeCode = welcome
        events.append(event)
    }

    /// A customer and an employee become contacts. The edge's place; nil if they are already.
    ///
    /// - Parameters:
    ///   - isHalf: the employee still has to confirm.
    ///   - tells: false for an application that nobody hears of before it is confirmed.
    ///   - now: milliseconds since 1970.
    @discardableResult
    mutating func addContact(
        _ employee: Int, _ customer: Int, addWay: Int = 1, state: String? = nil, isHalf: Bool = false, tells: Bool = true, opener: String? = nil,
        now: Int64
    ) -> Int? {
        let old = edgePlace(employee, customer).map { edges[$0] }
        // Who deleted the employee adds them anew; the employee still has the contact.
        if let old, old.status == .ok || old.status == .half { return nil }
        let state = state.flatMap { $0.isEmpty ? nil : $0 }
        var edge = ContactEdge(
            staff: Int32(employee), customer: Int32(customer), status: isHalf ? .half : .ok, created: now / 1000, addWay: addWay, state: state,
            remark: customers[customer].name, operatorID: opener ?? customers[customer].id)
        edge.hasTalked = old?.hasTalked ?? false
        if let old, old.status == .deletedByCustomer {
            // The employee had kept them, with all that was noted.
            (edge.remark, edge.description, edge.company) = (old.remark, old.description, old.company)
            (edge.mobiles, edge.tags) = (old.mobiles, old.tags)
        }
        let place = setEdge(edge)
        if tells { tellAdded(place, isHalf ? "add_half_external_contact" : "add_external_contact", now: now) }
        return place
    }

    private mutating func tellAdded(_ place: Int, _ change: String, now: Int64) {
        let edge = edges[place]
        // Other companies' employees and people who talked already get none.
        let hasCode = !edge.hasTalked && customers[Int(edge.customer)].type == 1
        let code = hasCode ? makeWelcome(edge: place, now: now) : nil
        tellContact(change, place, at: now / 1000, welcome: code) { xml in
            if let state = edge.state { xml.text("State", state) }
            if let code { xml.text("WelcomeCode", code) }
        }
    }

    private mutating func makeWelcome(edge: Int, now: Int64) -> String {
        let code = chance.id("CALLBACKCODE", 24)
        welcomes[code] = Welcome(code: code, edge: edge, made: now)
        welcomeOrder.append(code)
        // Only the newest are looked at.
        if welcomeOrder.count > 20_000 {
            for old in welcomeOrder.prefix(10_000) { welcomes[old] = nil }
            welcomeOrder.removeFirst(10_000)
        }
        return code
    }

    /// The employee confirms a customer who added them.
    mutating func confirmContact(_ place: Int, now: Int64) {
        guard edges[place].status == .half else { return }
        edges[place].status = .ok
        let isWelcomed = welcomes.values.contains { $0.edge == place && $0.used != nil }
        if isWelcomed { edges[place].hasTalked = true }
        tellAdded(place, "add_external_contact", now: now)
    }

    /// The employee deletes the customer, or the other way round. False if there is nothing to delete.
    @discardableResult
    mutating func deleteContact(_ place: Int, byCustomer: Bool, at: Int64) -> Bool {
        guard edges[place].status == .ok || (!byCustomer && edges[place].status != .deletedByStaff && edges[place].status != .transferred)
        else { return false }
        edges[place].status = byCustomer ? .deletedByCustomer : .deletedByStaff
        tellContact(byCustomer ? "del_follow_user" : "del_external_contact", place, at: at)
        return true
    }

    /// The employee changes remark or tags in the client.
    mutating func tellEdited(_ place: Int, at: Int64) { tellContact("edit_external_contact", place, at: at) }

    mutating func tellTransferred(_ place: Int, at: Int64) {
        tellContact("del_external_contact", place, at: at) { $0.text("Source", "DELETE_BY_TRANSFER") }
    }

    /// Tells the one who was to take over.
    mutating func tellTransferFailed(_ place: Int, to: Int, reason: String, at: Int64) {
        let employee = staff[to].id, customer = customers[Int(edges[place].customer)].id
        events.append(
            CallbackEvent(["change_external_contact", "transfer_fail"], subject: customer, corp: credentials.corpID, at: at) { xml in
                xml.text("ChangeType", "transfer_fail")
                xml.text("FailReason", reason)
                xml.text("UserID", employee)
                xml.text("ExternalUserID", customer)
            })
    }
}
