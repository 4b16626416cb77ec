/// Mass messages: made by the API, sent when an employee confirms ([D:92135], [D:93338], read 2025).
extension PlatformState {
    static let remindersPerDay = 3

    mutating func runBroadcasts(_ call: APICall) throws(Refusal) -> APIAnswer? {
        switch call.name {
        case "externalcontact/add_msg_template": try addBroadcast(call)
        case "externalcontact/get_groupmsg_list_v2": try broadcastList(call)
        case "externalcontact/get_groupmsg_task": try broadcastTasks(call)
        case "externalcontact/get_groupmsg_send_result": try broadcastResults(call)
        case "externalcontact/remind_groupmsg_send": try remind(call)
        case "externalcontact/cancel_groupmsg_send": try cancelBroadcast(call)
        default: nil
        }
    }

    private mutating func addBroadcast(_ call: APICall) throws(Refusal) -> APIAnswer {
        try checkMessage(call, textBytes: 4000)
        let kind = call["chat_type"].text ?? "single"
        guard kind == "single" || kind == "group" else { throw .badParameter }
        let sender: Int? = if let id = call["sender"].text, !id.isEmpty { try employee(id) } else { nil }
        var failed: [String] = [], byStaff: [Int: [String]] = [:]
        if kind == "group" {
            guard let sender else { throw .empty }
            byStaff[sender] = try groupRecipients(call, sender: sender, failed: &failed)
        } else {
            byStaff = try customerRecipients(call, sender: sender, failed: &failed)
        }
        guard byStaff.values.contains(where: { !$0.isEmpty }) else { throw Refusal(41048, "no customer to send") }
        let tasks = byStaff.sorted { $0.key < $1.key }.map { Broadcast.Task(staff: $0.key, recipients: $0.value.map { Broadcast.Recipient(id: $0) }) }
        let broadcast = Broadcast(
            id: chance.id("msg" + idStem, 20), created: call.seconds, isForGroups: kind == "group", text: call["text"]["content"].text ?? "",
            attachments: call["attachments"], tasks: tasks)
        broadcasts.append(broadcast)
        return .ok { json in
            json.texts("fail_list", failed)
            json.field("msgid", broadcast.id)
        }
    }

    private func groupRecipients(_ call: APICall, sender: Int, failed: inout [String]) throws(Refusal) -> [String] {
        let ids = call["chat_id_list"].texts
        guard ids.count <= 2000 else { throw .badParameter }
        if ids.isEmpty { return groups.filter { $0.owner == Int32(sender) && $0.dismissed == nil }.map(\.id) }
        var good: [String] = []
        for id in ids {
            if let place = groupPlaces[id], groups[place].dismissed == nil, groups[place].owner == Int32(sender) { good.append(id) } else { failed.append(id) }
        }
        return good
    }

    private func customerRecipients(_ call: APICall, sender: Int?, failed: inout [String]) throws(Refusal) -> [Int: [String]] {
        let ids = call["external_userid"].texts, filter = call["tag_filter"]["group_list"].list.map { Set($0["tag_list"].texts) }
        guard ids.count <= 10_000, filter.allSatisfy({ $0.count <= 100 }) else { throw .badParameter }
        guard sender != nil || !ids.isEmpty || !filter.isEmpty else { throw .empty }
        var byStaff: [Int: [String]] = [:]
        if !ids.isEmpty {
            for id in ids {
                // Of several followers the one who has them newest.
                let edge = customerPlaces[id].flatMap { place in
                    customers[place].edges.map { edges[Int($0)] }.filter { $0.isListed && (sender == nil || Int($0.staff) == sender) }.max { $0.created < $1.created }
                }
                if let edge { byStaff[Int(edge.staff), default: []].append(id) } else { failed.append(id) }
            }
            return byStaff
        }
        for place in sender.map({ [$0] }) ?? working {
            for edge in staff[place].edges.map({ edges[Int($0)] }) where edge.isListed {
                if filter.allSatisfy({ !$0.isDisjoint(with: edge.tags) }) { byStaff[place, default: []].append(customers[Int(edge.customer)].id) }
            }
        }
        return byStaff
    }

    private func broadcast(_ call: APICall) throws(Refusal) -> Int {
        guard let id = call["msgid"].text, !id.isEmpty else { throw Refusal(41046, "missing msgid") }
        guard let place = broadcasts.firstIndex(where: { $0.id == id }) else { throw Refusal(41047, "invalid msgid") }
        return place
    }

    private func broadcastList(_ call: APICall) throws(Refusal) -> APIAnswer {
        let kind = call["chat_type"].text ?? "single"
        guard kind == "single" || kind == "group", let from = call["start_time"].integer, let to = call["end_time"].integer, from <= to,
            from >= 0, to < 100_000_000_000, to - from <= 31 * 86_400
        else { throw .badParameter }
        let asked = call["limit"].integer ?? 50, limit = (1...100).contains(asked) ? Int(asked) : 50, start = try PageCursor.places(call)[0]
        let found = broadcasts.filter { $0.isForGroups == (kind == "group") && from <= $0.created && $0.created <= to }
        guard start <= found.count else { throw .badCursor }
        let page = found[start...].prefix(limit), end = start + page.count
        return .ok { json in
            json.list("group_msg_list") { json in
                for broadcast in page {
                    json.object(nil) { json in
                        json.field("msgid", broadcast.id)
                        json.field("create_time", "\(broadcast.created)")
                        json.field("create_type", 0)
                        json.object("text") { $0.field("content", broadcast.text) }
                        json.value("attachments", broadcast.attachments.isNull ? .list([]) : broadcast.attachments)
                    }
                }
            }
            json.field("next_cursor", end < found.count ? PageCursor.text(call.name, [end]) : "")
        }
    }

    private func broadcastTasks(_ call: APICall) throws(Refusal) -> APIAnswer {
        let tasks = broadcasts[try broadcast(call)].tasks
        let limit = try call.limit(default: 500, maximum: 1000), start = try PageCursor.places(call)[0]
        guard start <= tasks.count else { throw .badCursor }
        let page = tasks[start...].prefix(limit), end = start + page.count
        return .ok { json in
            json.list("task_list") { json in
                for task in page {
                    json.object(nil) { json in
                        json.field("userid", staff[task.staff].id)
                        json.field("status", task.confirmed > 0 ? 2 : 0)
                        if task.confirmed > 0 { json.field("send_time", task.confirmed) }
                    }
                }
            }
            json.field("next_cursor", end < tasks.count ? PageCursor.text(call.name, [end]) : "")
        }
    }

    private func broadcastResults(_ call: APICall) throws(Refusal) -> APIAnswer {
        let broadcast = broadcasts[try broadcast(call)], id = try call.required("userid")
        guard let task = broadcast.tasks.first(where: { staff[$0.staff].id == id }) else { throw .noSuchUser }
        let limit = try call.limit(default: 500, maximum: 1000), start = try PageCursor.places(call)[0]
        guard start <= task.recipients.count else { throw .badCursor }
        let page = task.recipients[start...].prefix(limit), end = start + page.count
        return .ok { json in
            json.list("send_list") { json in
                for recipient in page {
                    json.object(nil) { json in
                        json.field(broadcast.isForGroups ? "chat_id" : "external_userid", recipient.id)
                        json.field("userid", id)
                        json.field("status", recipient.result.rawValue)
                        if recipient.sentAt > 0 { json.field("send_time", recipient.sentAt) }
                    }
                }
            }
            json.field("next_cursor", end < task.recipients.count ? PageCursor.text(call.name, [end]) : "")
        }
    }

    private mutating func remind(_ call: APICall) throws(Refusal) -> APIAnswer {
        let place = try broadcast(call)
        guard !broadcasts[place].isCancelled else { throw Refusal(41093, "mass message is cancelled") }
        broadcasts[place].reminders.removeAll { call.now - $0 >= 86_400_000 }
        guard broadcasts[place].reminders.count < Self.remindersPerDay else { throw Refusal(41094, "reminders exceed limit") }
        broadcasts[place].reminders.append(call.now)
        return .ok()
    }

    private mutating func cancelBroadcast(_ call: APICall) throws(Refusal) -> APIAnswer {
        let place = try broadcast(call)
        guard !broadcasts[place].isCancelled else { throw Refusal(41093, "mass message is cancelled") }
        broadcasts[place].isCancelled = true
        return .ok()
    }
}
