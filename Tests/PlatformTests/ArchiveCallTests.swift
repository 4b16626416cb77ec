import Testing

@testable import PlatformSimulator

/// The message archive of the simulated platform.
@Suite struct ArchiveCallTests {
    private static func outsider(_ caller: Caller) throws -> String {
        let member = try #require(caller.state.groups[0].members.first { $0.staffPlace == nil })
        return caller.state.id(of: member.person)
    }

    @Test func itsSecretOpensNothingElse() {
        var caller = Caller(size: WorldSize(staff: 3, customers: 20, groups: 2, members: 5))
        #expect(caller.post("msgaudit/get_permit_user_list", "{}").errcode == 48002)
        let app = caller.token
        caller.becomeArchive()
        #expect(caller.token != app && caller.post("msgaudit/get_permit_user_list", "{}")["ids"].texts.count == 3)
        #expect(caller.get("externalcontact/get_follow_user_list").errcode == 48002)
        caller.becomeArchive()
        caller.renew()
        #expect(caller.token == app, "each secret has a token of its own")
    }

    @Test func whatIsSaidIsKeptAndToldOf() throws {
        var caller = Caller(size: WorldSize(staff: 3, customers: 20, groups: 2, members: 5))
        let chat = caller.state.groups[0].id, who = try Self.outsider(caller)
        _ = caller.state.takeEvents()
        for number in 1...3 { _ = try caller.play("say", #"{"chat_id":"\#(chat)","who":"\#(who)","text":"第 \#(number) 句"}"#) }
        #expect(caller.state.takeEvents().map(\.title) == ["msgaudit_notify"], "no more often than every 15 seconds")
        caller.now += 15_000
        _ = try caller.play("archive/agree", #"{"chat_id":"\#(chat)","who":"\#(who)"}"#)
        #expect(caller.state.takeEvents().count == 1)
        let records = try #require(JSONReader.read(caller.state.archiveList(after: 1)))["records"].list
        #expect(records.compactMap { $0["seq"].integer } == [2, 3, 4])
        let said = try #require(records[0]["content"].text.flatMap { JSONReader.read(Array($0.utf8)) })
        #expect(said["text"]["content"].text == "第 2 句" && said["roomid"].text == chat && said["from"].text == who)
        let agreed = try #require(records[2]["content"].text.flatMap { JSONReader.read(Array($0.utf8)) })
        #expect(agreed["msgtype"].text == "agree" && agreed["agree"]["userid"].text == who)
    }

    @Test func whoAgreedIsTold() throws {
        var caller = Caller(size: WorldSize(staff: 3, customers: 20, groups: 2, members: 5))
        let chat = caller.state.groups[0].id, who = try Self.outsider(caller)
        caller.becomeArchive()
        #expect(caller.post("msgaudit/check_room_agree", #"{"roomid":"\#(chat)"}"#)["agreeinfo"].list.isEmpty, "nobody's silence is a yes")
        _ = try caller.play("archive/agree", #"{"chat_id":"\#(chat)","who":"\#(who)","agree":false}"#)
        let told = caller.post("msgaudit/check_room_agree", #"{"roomid":"\#(chat)"}"#)["agreeinfo"].list
        #expect(told.count == 1 && told[0]["exteranalopenid"].text == who && told[0]["agree_status"].text == "Disagree")
        #expect(caller.post("msgaudit/check_room_agree", #"{"roomid":"wr1"}"#).errcode == 90500)
        #expect(throws: PlayProblem.self) { try caller.play("archive/agree", #"{"chat_id":"\#(chat)","who":"nobody"}"#) }
    }
}
