/// What administrators and employees do.
extension PlatformState {
    mutating func playCompany(_ name: String, _ given: JSONValue, now: Int64) throws(PlayProblem) -> [UInt8]? {
        let at = now / 1000
        switch name {
        case "tag/create", "tag/rename", "tag/delete", "tag/shuffle": return try playTag(name, given, at: at)
        case "staff/leave": leaveCompany(try playedStaff(given["userid"].text), at: at)
        case "staff/add":
            guard staff.count < 5000 else { throw .nothing }
            addStaff(1)
            return Self.done { $0.field("userid", staff[staff.count - 1].id) }
        case "broadcast/confirm": try playConfirmation(given, now: now)
        case "transfer/refuse", "transfer/full":
            guard refuseTransfer(try knownCustomer(given), isFull: name == "transfer/full", at: at) else { throw .nothing }
        case "transfer/give":
            // Whoever has left gives as well.
            guard let from = staffPlaces[given["from"].text ?? ""] else { throw .noStaff }
            let to = try playedStaff(given["userid"].text)
            guard giveCustomer(try knownCustomer(given), from: from, to: to, now: now) else { throw .nothing }
        case "transfer/forget":
            guard forgetTransfer(try knownCustomer(given)) else { throw .nothing }
        case "oauth":
            let who = given["who"].text ?? ""
            guard let person = person(who) ?? named[who].map({ Int32($0) }) else { throw PlayProblem("没有这个人 · nobody has this id: who") }
            let code = makeSignIn(id(of: person), now: now)
            return Self.done { $0.field("code", code) }
        default: return nil
        }
        return Self.done()
    }

    private mutating func playConfirmation(_ given: JSONValue, now: Int64) throws(PlayProblem) {
        let employee: Int? = if let id = given["userid"].text { try playedStaff(id) } else { nil }
        let places = broadcasts.indices.filter { given["msgid"].text == nil || broadcasts[$0].id == given["msgid"].text }
        var isDone = false
        for place in places where confirmBroadcast(place, staff: employee, now: now) { isDone = true }
        guard isDone else { throw PlayProblem("没有等待确认的群发 · no mass message waits") }
    }

    private mutating func playTag(_ name: String, _ given: JSONValue, at: Int64) throws(PlayProblem) -> [UInt8] {
        let id = given["id"].text ?? ""
        switch name {
        case "tag/create": return try createTag(given, at: at)
        case "tag/rename":
            let text = String((given["name"].text ?? "").prefix(Self.tagNameCharacters))
            guard !text.isEmpty else { throw .nothing }
            if let group = tagGroups.firstIndex(where: { $0.id == id }) {
                tagGroups[group].name = text
                tellTag("update", id, type: "tag_group", at: at)
            } else if let (group, tag) = tagPlace(id) {
                tagGroups[group].tags[tag].name = text
                tellTag("update", id, type: "tag", at: at)
            } else { throw .nothing }
        case "tag/delete":
            if tagGroups.contains(where: { $0.id == id }) {
                // Of a group and all its tags one event tells.
                removeTags([], groups: [id])
                tellTag("delete", id, type: "tag_group", at: at)
            } else if tagPlace(id) != nil {
                removeTags([id], groups: [])
                tellTag("delete", id, type: "tag", at: at)
            } else { throw .nothing }
        default:
            for group in tagGroups.indices where id.isEmpty || tagGroups[group].id == id {
                tagGroups[group].tags.reverse()
                for tag in tagGroups[group].tags.indices { tagGroups[group].tags[tag].order = Int64(tagGroups[group].tags.count - tag) }
            }
            tellTag("shuffle", id, type: nil, at: at)
        }
        return Self.done()
    }

    private mutating func createTag(_ given: JSONValue, at: Int64) throws(PlayProblem) -> [UInt8] {
        let name = String((given["name"].text ?? "").prefix(Self.tagNameCharacters)), group = given["group"].text ?? "标签"
        guard !name.isEmpty, tagGroups.reduce(0, { $0 + $1.tags.count }) < Self.tagsPerCorp else { throw .nothing }
        var place = tagGroups.firstIndex { $0.id == group || $0.name == group }
        if place == nil {
            let id = chance.id("et" + idStem, 20)
            tagGroups.append(CorpTagGroup(id: id, name: String(group.prefix(Self.tagNameCharacters)), created: at, order: 0, isOwn: false))
            tellTag("create", id, type: "tag_group", at: at)
            place = tagGroups.count - 1
        }
        guard let place, !tagGroups[place].tags.contains(where: { $0.name == name }) else { throw .nothing }
        let id = chance.id("et" + idStem, 20)
        tagGroups[place].tags.append(CorpTag(id: id, name: name, created: at, order: 0, isOwn: false))
        tellTag("create", id, type: "tag", at: at)
        return Self.done { json in
            json.field("id", id)
            json.field("group_id", tagGroups[place].id)
        }
    }

    /// A change of tags in the console. All of them are delivered in one order.
    private mutating func tellTag(_ change: String, _ id: String, type: String?, at: Int64) {
        events.append(
            CallbackEvent(["change_external_tag", change], subject: "tags", corp: credentials.corpID, at: at) { xml in
                xml.text("Id", id)
                if let type { xml.text("TagType", type) }
                xml.text("ChangeType", change)
            })
    }
}
