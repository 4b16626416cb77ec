/// Customers and groups that go to another employee ([D:92124]–[D:92127], read 2025).
extension PlatformState {
    /// After so many seconds without a refusal it is done.
    static let transferSeconds: Int64 = 86_400

    mutating func runTransfers(_ call: APICall) throws(Refusal) -> APIAnswer? {
        switch call.name {
        case "externalcontact/transfer_customer": try transferCustomers(call, hasLeft: false)
        case "externalcontact/resigned/transfer_customer": try transferCustomers(call, hasLeft: true)
        case "externalcontact/transfer_result", "externalcontact/resigned/transfer_result": try transferResults(call)
        case "externalcontact/get_unassigned_list": try unassigned(call)
        case "externalcontact/groupchat/transfer": try transferGroups(call, hasLeft: true)
        case "externalcontact/groupchat/onjob_transfer": try transferGroups(call, hasLeft: false)
        default: nil
        }
    }

    private func handover(_ call: APICall, hasLeft: Bool) throws(Refusal) -> (from: Int, to: Int) {
        let to = try employee(call["takeover_userid"].text)
        guard let from = staffPlaces[call["handover_userid"].text ?? ""] else { throw .noSuchUser }
        guard (staff[from].left != nil) == hasLeft else { throw hasLeft ? Refusal(40097, "handover user is not resigned") : .noSuchUser }
        guard from != to else { throw Refusal(40130, "handover and takeover are the same") }
        return (from, to)
    }

    private mutating func transferCustomers(_ call: APICall, hasLeft: Bool) throws(Refusal) -> APIAnswer {
        let (from, to) = try handover(call, hasLeft: hasLeft), ids = call["external_userid"].texts
        guard !ids.isEmpty, ids.count <= 100 else { throw .badParameter }
        var codes: [(id: String, code: Int)] = []
        for id in ids { codes.append((id, begin(id, from: from, to: to, at: call.seconds))) }
        return .ok { json in
            json.list("customer") { json in
                for (id, code) in codes {
                    json.object(nil) { json in
                        json.field("external_userid", id)
                        json.field("errcode", code)
                    }
                }
            }
        }
    }

    private mutating func begin(_ id: String, from: Int, to: Int, at: Int64) -> Int {
        guard let customer = customerPlaces[id] else { return 40096 }
        guard let edge = edgePlace(from, customer), edges[edge].isListed else { return 40131 }
        guard !transfers.contains(where: { $0.customer == customer && $0.status == .waiting }) else { return 40129 }
        let recent = transfers.filter { $0.customer == customer && $0.status == .done && at - $0.asked < 90 * 86_400 }
        guard recent.count < 2 else { return 40128 }
        transfers.append(Transfer(customer: customer, from: from, to: to, asked: at))
        return 0
    }

    private func transferResults(_ call: APICall) throws(Refusal) -> APIAnswer {
        let to = try employee(call["takeover_userid"].text), start = try PageCursor.places(call)[0]
        guard let from = staffPlaces[call["handover_userid"].text ?? ""] else { throw .noSuchUser }
        let found = transfers.filter { $0.from == from && $0.to == to }
        guard start <= found.count else { throw .badCursor }
        let page = found[start...].prefix(1000), end = start + page.count
        return .ok { json in
            json.list("customer") { json in
                for transfer in page {
                    json.object(nil) { json in
                        json.field("external_userid", customers[transfer.customer].id)
                        json.field("status", transfer.status.rawValue)
                        json.field("takeover_time", transfer.ended)
                    }
                }
            }
            json.field("next_cursor", end < found.count ? PageCursor.text(call.name, [end]) : "")
        }
    }

    private func unassigned(_ call: APICall) throws(Refusal) -> APIAnswer {
        let limit = Int(try call.integer("page_size", 1...1000, default: 1000)), cursor = try PageCursor.places(call)[0]
        let page = try call.integer("page_id", 0...1_000_000, default: 0)
        var all: [(staff: Int, customer: Int32, left: Int64)] = []
        for place in staff.indices {
            guard let left = staff[place].left else { continue }
            for edge in staff[place].edges where edges[Int(edge)].isListed { all.append((place, edges[Int(edge)].customer, left)) }
        }
        let start = cursor > 0 ? cursor : Int(page) * limit, found = all.dropFirst(start).prefix(limit), end = start + found.count
        return .ok { json in
            json.list("info") { json in
                for item in found {
                    json.object(nil) { json in
                        json.field("handover_userid", staff[item.staff].id)
                        json.field("external_userid", customers[Int(item.customer)].id)
                        json.field("dimission_time", item.left)
                    }
                }
            }
            json.field("is_last", end >= all.count)
            json.field("next_cursor", end < all.count ? PageCursor.text(call.name, [end]) : "")
        }
    }

    private mutating func transferGroups(_ call: APICall, hasLeft: Bool) throws(Refusal) -> APIAnswer {
        let owner = try employee(call["new_owner"].text), ids = call["chat_id_list"].texts
        guard !ids.isEmpty, ids.count <= 100 else { throw .badParameter }
        var failed: [(id: String, refusal: Refusal)] = []
        for id in ids {
            do throws(Refusal) {
                let place = try livingGroup(id)
                guard !hasLeft || staff[Int(groups[place].owner)].left != nil else { throw Refusal(90500, "the owner of this chat is not resigned") }
                setOwner(place, owner, tells: false, at: call.seconds)
            } catch { failed.append((id, error)) }
        }
        return .ok { json in
            json.list("failed_chat_list") { json in
                for (id, refusal) in failed {
                    json.object(nil) { json in
                        json.field("chat_id", id)
                        json.field("errcode", refusal.code)
                        json.field("errmsg", refusal.message)
                    }
                }
            }
        }
    }
}
