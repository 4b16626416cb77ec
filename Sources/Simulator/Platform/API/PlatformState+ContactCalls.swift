/// `externalcontact/…`: customers and their followers ([D:92113], [D:92114], [D:92994], [D:92115], read 2025).
extension PlatformState {
    /// More followers than this come in pages.
    static let followersPerPage = 500

    mutating func runContacts(_ call: APICall) throws(Refusal) -> APIAnswer? {
        switch call.name {
        case "externalcontact/get_follow_user_list": .ok { json in json.texts("follow_user", working.map { staff[$0].id }) }
        case "externalcontact/list": try contactList(call)
        case "externalcontact/get": try contactGet(call)
        case "externalcontact/batch/get_by_user": try contactBatch(call)
        case "externalcontact/remark": try contactRemark(call)
        case "externalcontact/convert_to_openid": try contactOpenID(call)
        case "externalcontact/unionid_to_external_userid", "idconvert/unionid_to_external_userid": try contactOfUnion(call)
        default: nil
        }
    }

    private func contactList(_ call: APICall) throws(Refusal) -> APIAnswer {
        let member = staff[try employee(call.query["userid"])]
        let listed = member.edges.filter { edges[Int($0)].isListed }
        guard !listed.isEmpty else { throw .notContact }
        return .ok { json in json.texts("external_userid", listed.lazy.map { customers[Int(edges[Int($0)].customer)].id }) }
    }

    private func contactGet(_ call: APICall) throws(Refusal) -> APIAnswer {
        guard let id = call.query["external_userid"], !id.isEmpty else { throw Refusal(41035, "missing external userid") }
        guard let place = customerPlaces[id] else { throw .badCustomer }
        let start = try PageCursor.places(call)[0]
        let followers = customers[place].edges.map { Int($0) }.filter { edges[$0].isListed && staff[Int(edges[$0].staff)].left == nil }
        guard !followers.isEmpty else { throw .notContact }
        guard start <= followers.count else { throw .badCursor }
        let page = followers[start...].prefix(Self.followersPerPage), end = start + page.count
        return .ok { json in
            writeCustomer(place, &json)
            json.list("follow_user") { json in for edge in page { json.object(nil) { writeFollower(edge, &$0) } } }
            json.field("next_cursor", end < followers.count ? PageCursor.text(call.name, [end]) : "")
        }
    }

    private func contactBatch(_ call: APICall) throws(Refusal) -> APIAnswer {
        let ids = call["userid_list"].texts
        guard !ids.isEmpty, ids.count <= 100 else { throw ids.isEmpty ? .empty : Refusal(40032, "userid list too long") }
        let limit = try call.limit(default: 50, maximum: 100), start = try PageCursor.places(call, count: 2)
        var members: [Int] = []
        for id in ids { members.append(try employee(id)) }
        var found: [Int] = [], member = start[0], place = start[1]
        while member < members.count, found.count < limit {
            let all = staff[members[member]].edges
            while place < all.count, found.count < limit {
                if edges[Int(all[place])].isListed { found.append(Int(all[place])) }
                place += 1
            }
            if place >= all.count { (member, place) = (member + 1, 0) }
        }
        let hasMore = members.indices.contains(member)
        return .ok { json in
            json.list("external_contact_list") { json in
                for edge in found {
                    json.object(nil) { json in
                        writeCustomer(Int(edges[edge].customer), &json)
                        json.object("follow_info") { json in
                            writeFollower(edge, &json, withTags: false)
                            json.texts("tag_id", edges[edge].tags)
                        }
                    }
                }
            }
            json.field("next_cursor", hasMore ? PageCursor.text(call.name, [member, place]) : "")
        }
    }

    private func writeCustomer(_ place: Int, _ json: inout JSONWriter) {
        let customer = customers[place]
        json.object("external_contact") { json in
            json.field("external_userid", customer.id)
            json.field("name", customer.name)
            json.field("avatar", "https://wx.qlogo.cn/mmhead/\(customer.id.suffix(12))/0")
            json.field("type", customer.type)
            json.field("gender", customer.gender)
            json.optional("unionid", customer.unionID)
            if customer.type == 2 {
                json.field("position", "采购")
                json.field("corp_name", "隔壁公司")
                json.field("corp_full_name", "隔壁公司有限公司")
            }
        }
    }

    private func writeFollower(_ place: Int, _ json: inout JSONWriter, withTags: Bool = true) {
        let edge = edges[place]
        json.field("userid", staff[Int(edge.staff)].id)
        json.field("remark", edge.remark)
        json.field("description", edge.description)
        json.field("createtime", edge.created)
        if withTags { json.list("tags") { json in for id in edge.tags { writeTag(id, &json) } } }
        json.field("remark_corp_name", edge.company)
        json.texts("remark_mobiles", edge.mobiles)
        json.field("oper_userid", edge.operatorID)
        json.field("add_way", edge.addWay)
        json.optional("state", edge.state)
    }

    private func writeTag(_ id: String, _ json: inout JSONWriter) {
        guard let (group, tag) = tagPlace(id) else { return }
        json.object(nil) { json in
            json.field("group_name", tagGroups[group].name)
            json.field("tag_name", tagGroups[group].tags[tag].name)
            json.field("tag_id", id)
            json.field("type", 1)
        }
    }

    /// The edge between the two that a call names, if the employee has it.
    func listedEdge(_ call: APICall) throws(Refusal) -> Int {
        let member = try employee(call["userid"].text)
        guard let customer = customerPlaces[try call.required("external_userid", orElse: Refusal(41035, "missing external userid"))]
        else { throw .badCustomer }
        guard let edge = edgePlace(member, customer), edges[edge].isListed else { throw .notContact }
        return edge
    }

    private mutating func contactRemark(_ call: APICall) throws(Refusal) -> APIAnswer {
        let edge = try listedEdge(call)
        let given = ["remark", "description", "remark_company", "remark_mobiles", "remark_pic_mediaid"].filter { !call[$0].isNull }
        guard !given.isEmpty else { throw .empty }
        let remark = try call.text("remark", atMost: 20), description = try call.text("description", atMost: 150)
        let company = try call.text("remark_company", atMost: 20)
        if given.contains("remark") { edges[edge].remark = remark }
        if given.contains("description") { edges[edge].description = description }
        if given.contains("remark_company") { edges[edge].company = company }
        if given.contains("remark_mobiles") { edges[edge].mobiles = Array(call["remark_mobiles"].texts.filter { !$0.isEmpty }.prefix(5)) }
        return .ok()
    }

    private func contactOpenID(_ call: APICall) throws(Refusal) -> APIAnswer {
        guard let place = customerPlaces[try call.required("external_userid")] else { throw .badCustomer }
        return .ok { json in json.field("openid", customers[place].openID) }
    }

    private func contactOfUnion(_ call: APICall) throws(Refusal) -> APIAnswer {
        let union = try call.required("unionid")
        guard let place = unionPlaces[union] else { throw Refusal(610014, "invalid unionid") }
        let isContact = customers[place].edges.contains { edges[Int($0)].isListed }
        if isContact { return .ok { json in json.field("external_userid", customers[place].id) } }
        guard call.name.hasPrefix("idconvert/") else { throw .notContact }
        return .ok { json in json.field("pending_id", "pg" + customers[place].id.dropFirst(2)) }
    }
}
