extension PlatformState {
    /// A world of a size, as if it had come about before; no events tell of it.
    ///
    /// - Parameter now: seconds since 1970.
    mutating func populate(_ size: WorldSize, now: Int64) {
        addStaff(size.staff)
        addSampleTags(now: now)
        guard size.customers > 0 || size.groups > 0 else { return }
        let tags = tagGroups.flatMap { $0.tags.map(\.id) }
        customers.reserveCapacity(size.customers)
        customerPlaces.reserveCapacity(size.customers)
        unionPlaces.reserveCapacity(size.customers)
        edges.reserveCapacity(size.customers)
        edgePlaces.reserveCapacity(size.customers)
        for number in 0..<size.customers {
            let customer = addCustomer(), staff = number % size.staff
            var edge = ContactEdge(
                staff: Int32(staff), customer: Int32(customer), status: .ok, created: now - Int64(chance.below(300 * 86_400)) - 60, addWay: 1,
                remark: customers[customer].name, operatorID: self.staff[staff].id)
            if chance.below(3) == 0 { edge.tags = [tags[chance.below(tags.count)]] }
            _ = setEdge(edge)
        }
        groups.reserveCapacity(size.groups)
        for number in 0..<size.groups { addFormerGroup(number, members: size.members, now: now) }
    }

    private mutating func addFormerGroup(_ number: Int, members: Int, now: Int64) {
        let owner = number % staff.count, created = now - Int64(100 * 86_400 + chance.below(200 * 86_400))
        let place = addGroup(name: InventedNames.group(&chance, number: number + 1), owner: owner, created: created)
        groups[place].members.reserveCapacity(members)
        guard !customers.isEmpty else { return }
        // Neighbours, from somewhere on: different without a set to look them up in.
        let first = chance.below(customers.count), ownerPlace = Int32(owner)
        for offset in 0..<min(members - 1, customers.count) {
            let scene: UInt8 = chance.below(3) == 0 ? 1 : 3
            groups[place].members.append(
                GroupMember(
                    person: Int32((first + offset) % customers.count), joined: created + Int64(chance.below(99 * 86_400)), state: -1,
                    invitor: scene == 1 ? ownerPlace : -1, scene: scene))
        }
        groups[place].turnVersion()
    }

    /// Two groups of tags that an administrator made.
    private mutating func addSampleTags(now: Int64) {
        for (group, names) in [("会员等级", ["新客", "常客", "银卡"]), ("来源", ["海报", "朋友介绍"])] {
            var added = CorpTagGroup(id: chance.id("et" + idStem, 20), name: group, created: now, order: 0, isOwn: false)
            for name in names { added.tags.append(CorpTag(id: chance.id("et" + idStem, 20), name: name, created: now, order: 0, isOwn: false)) }
            tagGroups.append(added)
        }
    }
}
