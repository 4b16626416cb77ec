extension PlatformState {
    /// Does what time alone brings about: transfers that nobody refused.
    ///
    /// - Parameter now: milliseconds since 1970.
    mutating func settle(now: Int64) {
        for place in transfers.indices where transfers[place].status == .waiting && now / 1000 - transfers[place].asked >= Self.transferSeconds {
            let transfer = transfers[place]
            transfers[place].status = .done
            transfers[place].ended = transfer.asked + Self.transferSeconds
            if let edge = edgePlace(transfer.from, transfer.customer), edges[edge].isListed {
                handOver(edge, of: transfer.customer, from: transfer.from, to: transfer.to, now: now)
            }
        }
    }

    private mutating func handOver(_ edge: Int, of customer: Int, from: Int, to: Int, now: Int64) {
        let old = edges[edge]
        edges[edge].status = .transferred
        if staff[from].left == nil { tellTransferred(edge, at: now / 1000) }
        addContact(to, customer, addWay: 202, state: old.state, opener: staff[to].id, now: now)
    }

    /// An administrator gives the customer to somebody at once. Of a transfer that waits for them nobody hears again.
    mutating func giveCustomer(_ customer: Int, from: Int, to: Int, now: Int64) -> Bool {
        guard from != to, let edge = edgePlace(from, customer), edges[edge].isListed else { return false }
        forgetTransfer(customer)
        handOver(edge, of: customer, from: from, to: to, now: now)
        return true
    }

    /// The platform never tells how it ends.
    @discardableResult
    mutating func forgetTransfer(_ customer: Int) -> Bool {
        guard let place = transfers.firstIndex(where: { $0.customer == customer && $0.status == .waiting }) else { return false }
        transfers[place].status = .none
        return true
    }

    /// The customer does not want to be handed over, or whoever was to take over has too many.
    mutating func refuseTransfer(_ customer: Int, isFull: Bool = false, at: Int64) -> Bool {
        guard let place = transfers.firstIndex(where: { $0.customer == customer && $0.status == .waiting }) else { return false }
        transfers[place].status = isFull ? .full : .refused
        transfers[place].ended = at
        if let edge = edgePlace(transfers[place].from, customer) { tellTransferFailed(edge, to: transfers[place].to, reason: isFull ? "customer_limit_exceed" : "customer_refused", at: at) }
        return true
    }

    /// Group and place of a tag.
    func tagPlace(_ id: String) -> (group: Int, tag: Int)? {
        for group in tagGroups.indices {
            if let tag = tagGroups[group].tags.firstIndex(where: { $0.id == id }) { return (group, tag) }
        }
        return nil
    }

    /// The employee leaves the company; groups and customers wait to be handed over.
    mutating func leaveCompany(_ place: Int, at: Int64) {
        staff[place].left = at
        let id = staff[place].id
        events.append(
            CallbackEvent(["change_contact", "delete_user"], subject: id, corp: credentials.corpID, at: at) { xml in
                xml.text("ChangeType", "delete_user")
                xml.text("UserID", id)
            })
    }
}
