/// What people say in groups as the message archive keeps it, and whether they let it be kept.
extension PlatformState {
    mutating func playArchive(_ name: String, _ given: JSONValue, now: Int64) throws(PlayProblem) -> [UInt8]? {
        guard name == "archive/agree" else { return nil }
        let place = try playedGroup(given), isGiven = given["agree"].flag ?? true, at = now / 1000
        guard let who = given["who"].text, let person = person(who) ?? named[who].map({ Int32($0) }), person >= 0, groups[place].place(of: person) != nil
        else { throw .nothing }
        let room = groups[place].id, id = id(of: person), word = isGiven ? "agree" : "disagree"
        archive.agreements[room, default: [:]][id] = TalkArchive.Agreement(isGiven: isGiven, changed: at)
        archive.add(
            { record in
                Self.record(record, from: id, room: room, kind: word, now: now) { json in
                    json.field("userid", id)
                    json.field("\(word)_time", now)
                }
            }, at: at)
        ringArchive(at: at)
        return Self.done()
    }

    mutating func archiveSaying(_ place: Int, _ person: Int32, _ text: String, now: Int64) {
        let room = groups[place].id, id = id(of: person)
        archive.add({ Self.record($0, from: id, room: room, kind: "text", now: now) { $0.field("content", text) } }, at: now / 1000)
        ringArchive(at: now / 1000)
    }

    /// Tells that there is something new, no more often than the platform does.
    private mutating func ringArchive(at: Int64) {
        if let told = archive.told, at - told < TalkArchive.bellSeconds, at >= told { return }
        archive.told = at
        events.append(
            CallbackEvent(["msgaudit_notify"], subject: "archive", corp: credentials.corpID, at: at) { $0.number("AgentID", 2_000_004) })
    }

    private static func record(
        _ id: String, from: String, room: String, kind: String, now: Int64, _ payload: (inout JSONWriter) -> Void
    ) -> [UInt8] {
        JSONWriter.object { json in
            json.field("msgid", id)
            json.field("action", "send")
            json.field("from", from)
            json.texts("tolist", [String]())
            json.field("roomid", room)
            json.field("msgtime", now)
            json.field("msgtype", kind)
            json.object(kind, payload)
        }
    }

    /// Records behind a number, at most a thousand.
    func archiveList(after seq: Int64) -> [UInt8] {
        JSONWriter.object { json in
            json.list("records") { json in
                for record in archive.records.filter({ $0.seq > seq }).prefix(1000) {
                    json.object(nil) { json in
                        json.field("seq", record.seq)
                        json.field("msgid", record.id)
                        json.field("content", String(decoding: record.content, as: UTF8.self))
                    }
                }
            }
        }
    }
}
