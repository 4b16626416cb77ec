/// Corp tags ([D:92117], [D:92118], read 2025).
extension PlatformState {
    static let tagsPerCorp = 10_000
    static let tagNameCharacters = 30
    static let tagsPerContact = 3_000
    private static let orders: ClosedRange<Int64> = 0...4_294_967_295

    mutating func runTags(_ call: APICall) throws(Refusal) -> APIAnswer? {
        switch call.name {
        case "externalcontact/get_corp_tag_list": tagList(call)
        case "externalcontact/add_corp_tag": try addTags(call)
        case "externalcontact/edit_corp_tag": try editTag(call)
        case "externalcontact/del_corp_tag": try deleteTags(call)
        case "externalcontact/mark_tag": try markTag(call)
        default: nil
        }
    }

    private func tagList(_ call: APICall) -> APIAnswer {
        let groups = Set(call["group_id"].texts), tags = Set(call["tag_id"].texts)
        return .ok { json in
            json.list("tag_group") { json in
                for group in tagGroups {
                    if !groups.isEmpty {
                        if groups.contains(group.id) { json.object(nil) { Self.write(group, group.tags, &$0) } }
                        continue
                    }
                    let wanted = tags.isEmpty ? group.tags : group.tags.filter { tags.contains($0.id) }
                    if tags.isEmpty || !wanted.isEmpty { json.object(nil) { Self.write(group, wanted, &$0) } }
                }
            }
        }
    }

    private static func write(_ group: CorpTagGroup, _ tags: [CorpTag], _ json: inout JSONWriter) {
        json.field("group_id", group.id)
        json.field("group_name", group.name)
        json.field("create_time", group.created)
        json.field("order", group.order)
        json.list("tag") { json in
            for tag in tags {
                json.object(nil) { json in
                    json.field("id", tag.id)
                    json.field("name", tag.name)
                    json.field("create_time", tag.created)
                    json.field("order", tag.order)
                }
            }
        }
    }

    private static func checkName(_ name: String) throws(Refusal) -> String {
        guard !name.isEmpty, name.unicodeScalars.count <= tagNameCharacters else { throw Refusal(40072, "invalid tag name") }
        return name
    }

    private mutating func addTags(_ call: APICall) throws(Refusal) -> APIAnswer {
        var names: [(name: String, order: Int64)] = []
        for item in call["tag"].list {
            let name = try Self.checkName(item["name"].text ?? ""), order = item["order"].integer ?? 0
            guard Self.orders.contains(order) else { throw .badParameter }
            if !names.contains(where: { $0.name == name }) { names.append((name, order)) }
        }
        guard !names.isEmpty else { throw .empty }
        guard tagGroups.reduce(0, { $0 + $1.tags.count }) + names.count <= Self.tagsPerCorp else { throw Refusal(40126, "corp tag count exceeds limit") }
        let place = try tagGroupPlace(call)
        if let place {
            for name in names where tagGroups[place].tags.contains(where: { $0.name == name.name }) { throw Refusal(40071, "tag name exists") }
        }
        let group = if let place { place } else { try newTagGroup(call) }
        for (name, order) in names {
            let id = chance.id("et" + idStem, 20)
            tagGroups[group].tags.append(CorpTag(id: id, name: name, created: call.seconds, order: order, isOwn: true))
        }
        let added = tagGroups[group], tags = Array(added.tags.suffix(names.count))
        return .ok { json in json.object("tag_group") { Self.write(added, tags, &$0) } }
    }

    /// The group that exists already; nil if the call makes a new one.
    private func tagGroupPlace(_ call: APICall) throws(Refusal) -> Int? {
        if let id = call["group_id"].text, !id.isEmpty {
            guard let place = tagGroups.firstIndex(where: { $0.id == id }) else { throw Refusal(40068, "invalid tagid") }
            return place
        }
        let name = try Self.checkName(call["group_name"].text ?? "")
        return tagGroups.firstIndex { $0.name == name }
    }

    private mutating func newTagGroup(_ call: APICall) throws(Refusal) -> Int {
        let order = try call.integer("order", Self.orders, default: 0)
        tagGroups.append(
            CorpTagGroup(
                id: chance.id("et" + idStem, 20), name: call["group_name"].text ?? "", created: call.seconds, order: order, isOwn: true))
        return tagGroups.count - 1
    }

    private mutating func editTag(_ call: APICall) throws(Refusal) -> APIAnswer {
        let id = try call.required("id", orElse: Refusal(40068, "invalid tagid"))
        let name: String? = if let text = call["name"].text, !text.isEmpty { try Self.checkName(text) } else { nil }
        let order: Int64? = call["order"].isNull ? nil : try call.integer("order", Self.orders, default: 0)
        if let group = tagGroups.firstIndex(where: { $0.id == id }) {
            guard tagGroups[group].isOwn else { throw .notPermitted }
            if let name, tagGroups.contains(where: { $0.name == name && $0.id != id }) { throw Refusal(40071, "tag name exists") }
            if let name { tagGroups[group].name = name }
            if let order { tagGroups[group].order = order }
        } else if let (group, tag) = tagPlace(id) {
            guard tagGroups[group].tags[tag].isOwn else { throw .notPermitted }
            if let name, tagGroups[group].tags.contains(where: { $0.name == name && $0.id != id }) { throw Refusal(40071, "tag name exists") }
            if let name { tagGroups[group].tags[tag].name = name }
            if let order { tagGroups[group].tags[tag].order = order }
        } else {
            throw Refusal(40068, "invalid tagid")
        }
        return .ok()
    }

    private mutating func deleteTags(_ call: APICall) throws(Refusal) -> APIAnswer {
        let tags = call["tag_id"].texts, groups = call["group_id"].texts
        guard !(tags.isEmpty && groups.isEmpty) else { throw .empty }
        for id in tags {
            guard let (group, tag) = tagPlace(id) else { throw Refusal(40068, "invalid tagid") }
            guard tagGroups[group].tags[tag].isOwn else { throw .notPermitted }
        }
        for id in groups {
            guard let group = tagGroups.first(where: { $0.id == id }) else { throw Refusal(40068, "invalid tagid") }
            guard group.isOwn, group.tags.allSatisfy(\.isOwn) else { throw .notPermitted }
        }
        removeTags(Set(tags), groups: Set(groups))
        return .ok()
    }

    /// Takes tags away, from those who bear them too; a group without tags is gone.
    mutating func removeTags(_ ids: Set<String>, groups: Set<String>) {
        var gone = ids
        for group in tagGroups where groups.contains(group.id) { gone.formUnion(group.tags.map(\.id)) }
        for group in tagGroups.indices { tagGroups[group].tags.removeAll { gone.contains($0.id) } }
        tagGroups.removeAll { groups.contains($0.id) || $0.tags.isEmpty }
        for place in edges.indices where edges[place].tags.contains(where: { gone.contains($0) }) {
            edges[place].tags.removeAll { gone.contains($0) }
        }
    }

    private mutating func markTag(_ call: APICall) throws(Refusal) -> APIAnswer {
        let edge = try listedEdge(call), add = call["add_tag"].texts, remove = call["remove_tag"].texts
        guard !(add.isEmpty && remove.isEmpty) else { throw .empty }
        for id in add + remove where tagPlace(id) == nil { throw Refusal(40068, "invalid tagid") }
        var tags = edges[edge].tags.filter { !remove.contains($0) }
        for id in add where !tags.contains(id) { tags.append(id) }
        guard tags.count <= Self.tagsPerContact else { throw Refusal(40144, "tags of the contact exceed limit") }
        edges[edge].tags = tags
        return .ok()
    }
}
