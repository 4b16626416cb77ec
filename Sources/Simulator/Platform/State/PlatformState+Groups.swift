/// What people do in groups; each tells of itself by an event, unless it came through the API.
extension PlatformState {
    /// Fewer may come through a join way; by invitation it is 500.
    static let joinWayCapacity = 200
    static let capacity = 500

    /// A new group with its owner in it. Its place.
    mutating func addGroup(name: String, owner: Int, created: Int64) -> Int {
        var group = CustomerGroup(id: chance.id("wr" + idStem, 20), name: name, owner: Int32(owner), created: created)
        let person = GroupMember.staff(owner)
        group.members.append(GroupMember(person: person, joined: created, state: -1, invitor: Int32(owner), scene: 1))
        groupPlaces[group.id] = groups.count
        groups.append(group)
        return groups.count - 1
    }

    mutating func tellGroup(_ place: Int, _ change: [String], at: Int64, _ fill: (inout XMLWriter) -> Void = { _ in }) {
        let id = groups[place].id
        events.append(
            CallbackEvent(["change_external_chat"] + change, subject: id, corp: credentials.corpID, at: at) { xml in
                xml.text("ChatId", id)
                xml.text("ChangeType", change[0])
                if change.count > 1 { xml.text("UpdateDetail", change[1]) }
                fill(&xml)
            })
    }

    mutating func createGroup(name: String, owner: Int, members: [Int32], at: Int64) -> Int {
        let place = addGroup(name: name, owner: owner, created: at)
        for person in members where groups[place].place(of: person) == nil && groups[place].members.count < Self.capacity {
            groups[place].members.append(GroupMember(person: person, joined: at, state: -1, invitor: Int32(owner), scene: 1))
        }
        groups[place].turnVersion()
        tellGroup(place, ["create"], at: at)
        return place
    }

    /// False if it is full, gone, or nobody is new.
    @discardableResult
    mutating func join(_ place: Int, _ people: [Int32], scene: UInt8, state: String = "", invitor: Int? = nil, at: Int64) -> Bool {
        guard groups[place].dismissed == nil else { return false }
        let stateAt = statePlace(state)
        var joined: [String] = []
        for person in people where groups[place].place(of: person) == nil && groups[place].members.count < Self.capacity {
            groups[place].members.append(
                GroupMember(person: person, joined: at, state: stateAt, invitor: invitor.map { Int32($0) } ?? -1, scene: scene))
            joined.append(id(of: person))
        }
        guard !joined.isEmpty else { return false }
        tellMembers(place, "add_member", "JoinScene", scene == 3 ? 3 : 0, joined, at: at)
        return true
    }

    /// False if they are not there. An owner stays.
    @discardableResult
    mutating func leave(_ place: Int, _ people: [Int32], removed: Bool, at: Int64) -> Bool {
        guard groups[place].dismissed == nil else { return false }
        var left: [String] = []
        for person in people where person != ~groups[place].owner {
            guard let found = groups[place].place(of: person) else { continue }
            let member = groups[place].members.remove(at: found)
            groups[place].departures.append(GroupDeparture(member: member, left: at, quitScene: removed ? 1 : 0))
            groups[place].admins.removeAll { ~$0 == person }
            left.append(id(of: person))
        }
        guard !left.isEmpty else { return false }
        tellMembers(place, "del_member", "QuitScene", removed ? 1 : 0, left, at: at)
        return true
    }

    private mutating func tellMembers(_ place: Int, _ detail: String, _ sceneName: String, _ scene: Int, _ ids: [String], at: Int64) {
        let last = groups[place].memberVersion
        groups[place].turnVersion()
        let current = groups[place].memberVersion, isOld = hasOldMemberLists
        tellGroup(place, ["update", detail], at: at) { xml in
            xml.number(sceneName, scene)
            xml.number("MemChangeCnt", ids.count)
            if isOld { xml.text("MemChangeList", ids.joined(separator: ",")) } else {
                xml.group("MemChangeList") { for id in ids { $0.plain("Item", id) } }
            }
            xml.text("LastMemVer", last)
            xml.text("CurMemVer", current)
        }
    }

    mutating func rename(_ place: Int, _ name: String, at: Int64) {
        guard groups[place].dismissed == nil else { return }
        groups[place].name = name
        tellGroup(place, ["update", "change_name"], at: at)
    }

    mutating func setNotice(_ place: Int, _ notice: String, at: Int64) {
        guard groups[place].dismissed == nil else { return }
        groups[place].notice = notice
        tellGroup(place, ["update", "change_notice"], at: at)
    }

    /// Hands it to another employee, who becomes a member if they are none.
    ///
    /// - Parameter tells: false if it came through the API.
    mutating func setOwner(_ place: Int, _ owner: Int, tells: Bool, at: Int64) {
        guard groups[place].dismissed == nil, groups[place].owner != Int32(owner) else { return }
        let person = GroupMember.staff(owner)
        if groups[place].place(of: person) == nil {
            if tells {
                join(place, [person], scene: 1, invitor: Int(groups[place].owner), at: at)
            } else {
                groups[place].members.append(GroupMember(person: person, joined: at, state: -1, invitor: groups[place].owner, scene: 1))
                groups[place].turnVersion()
            }
        }
        groups[place].owner = Int32(owner)
        if tells { tellGroup(place, ["update", "change_owner"], at: at) }
    }

    mutating func dismiss(_ place: Int, at: Int64) {
        guard groups[place].dismissed == nil else { return }
        groups[place].dismissed = at
        tellGroup(place, ["dismiss"], at: at)
    }
}
