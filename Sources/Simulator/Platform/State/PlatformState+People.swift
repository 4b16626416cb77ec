extension PlatformState {
    /// Employees with the ids that administrators choose.
    mutating func addStaff(_ count: Int) {
        let known = ["LiuYang", "ChenWei", "ZhouNing", "LinXi", "HeMiao", "SongAn"]
        for number in staff.count..<(staff.count + count) {
            let id = number < known.count ? known[number] : "staff\(number + 1)"
            staffPlaces[id] = number
            staff.append(StaffMember(id: id, name: InventedNames.staff(&chance)))
        }
    }

    /// Somebody who was not seen before: a WeChat user, or an employee of another company.
    ///
    /// - Parameter hasUnion: false for a person whose union id the platform does not tell.
    mutating func addCustomer(name: String? = nil, unionID: String? = nil, isColleague: Bool = false, hasUnion: Bool = true) -> Int {
        let name = name ?? InventedNames.customer(&chance)
        let union = isColleague || !hasUnion ? nil : unionID ?? chance.id("oUn", 25)
        let customer = Customer(
            id: chance.id((isColleague ? "wo" : "wm") + idStem, 20), name: name, unionID: union, gender: UInt8(chance.below(3)))
        customerPlaces[customer.id] = customers.count
        if let union { unionPlaces[union] = customers.count }
        // In a large world names are many people's.
        if customers.count < 5000, named[name] == nil { named[name] = customers.count }
        customers.append(customer)
        return customers.count - 1
    }

    func edgeKey(_ staff: Int, _ customer: Int) -> UInt64 { UInt64(UInt32(staff)) << 32 | UInt64(UInt32(customer)) }

    func edgePlace(_ staff: Int, _ customer: Int) -> Int? { edgePlaces[edgeKey(staff, customer)] }

    /// Puts an edge there, or brings the old one back to life. Its place.
    mutating func setEdge(_ edge: ContactEdge) -> Int {
        let key = edgeKey(Int(edge.staff), Int(edge.customer))
        if let place = edgePlaces[key] {
            edges[place] = edge
            return place
        }
        edgePlaces[key] = edges.count
        staff[Int(edge.staff)].edges.append(Int32(edges.count))
        customers[Int(edge.customer)].edges.append(Int32(edges.count))
        edges.append(edge)
        return edges.count - 1
    }

    /// The id of a person in a group.
    func id(of person: Int32) -> String { person < 0 ? staff[Int(~person)].id : customers[Int(person)].id }
    func name(of person: Int32) -> String { person < 0 ? staff[Int(~person)].name : customers[Int(person)].name }

    /// The person with an id; nil if there is none.
    func person(_ id: String) -> Int32? {
        staffPlaces[id].map { GroupMember.staff($0) } ?? customerPlaces[id].map { Int32($0) }
    }

    /// The place of a state among those that are kept; -1 for none.
    mutating func statePlace(_ state: String) -> Int32 {
        if state.isEmpty { return -1 }
        if let place = statePlaces[state] { return place }
        statePlaces[state] = Int32(states.count)
        states.append(state)
        return Int32(states.count - 1)
    }

    /// Employees who work here.
    var working: [Int] { staff.indices.filter { staff[$0].left == nil } }
}
