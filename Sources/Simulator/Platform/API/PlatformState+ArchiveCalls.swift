/// `msgaudit/…` ([D:91614], [D:91782], [D:92951], read 2025). Records themselves come from the platform's library, which is closed:
/// `/sim/archive` tells them as they read once they were opened.
extension PlatformState {
    mutating func runArchive(_ call: APICall) throws(Refusal) -> APIAnswer? {
        switch call.name {
        case "msgaudit/get_permit_user_list":
            _ = try call.integer("type", 1...3, default: 1)
            return .ok { $0.texts("ids", working.map { staff[$0].id }) }
        case "msgaudit/check_room_agree": return try roomAgreements(call)
        case "msgaudit/check_single_agree": return try singleAgreements(call)
        case "msgaudit/groupchat/get":
            // For groups of the company's own people, of which there are none here.
            _ = try call.required("roomid")
            throw Refusal(90500, "invalid roomid")
        default: return nil
        }
    }

    /// Of whoever is there; nobody's silence is told as a yes.
    private func roomAgreements(_ call: APICall) throws(Refusal) -> APIAnswer {
        guard let place = groupPlaces[try call.required("roomid")] else { throw Refusal(90500, "invalid roomid") }
        let known = archive.agreements[groups[place].id] ?? [:], people = groups[place].members.filter { $0.person >= 0 }
        return .ok { json in
            json.list("agreeinfo") { json in
                for member in people {
                    guard let word = known[id(of: member.person)] else { continue }
                    json.object(nil) { json in
                        json.field("status_change_time", word.changed)
                        json.field("exteranalopenid", id(of: member.person))
                        json.field("agree_status", word.isGiven ? "Agree" : "Disagree")
                    }
                }
            }
        }
    }

    private func singleAgreements(_ call: APICall) throws(Refusal) -> APIAnswer {
        let pairs = call["info"].list
        guard !pairs.isEmpty, pairs.count <= 100 else { throw .badParameter }
        return .ok { json in
            json.list("agreeinfo") { json in
                for pair in pairs {
                    json.object(nil) { json in
                        json.field("status_change_time", 0)
                        json.field("userid", pair["userid"].text ?? "")
                        json.field("exteranalopenid", pair["exteranalopenid"].text ?? "")
                        json.field("agree_status", "Disagree")
                    }
                }
            }
        }
    }
}
