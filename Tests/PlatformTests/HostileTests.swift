import Kernel
import Logging
import Testing

@testable import PlatformSimulator

@Suite struct HostileTests {
    static let values = [
        "null", "0", "-1", "1e308", "9223372036854775807", "-9223372036854775808", "\"\"", "\"x\"", "[]", "{}", "[1,\"a\",null,{}]", "true", "\"]]>\"",
        #"{"userid_list":["LiuYang"],"group_list":[{"tag_list":["x"]}],"content":"x"}"#, #"["LiuYang"]"#, #"[{"name":"a","order":9223372036854775807}]"#,
        #""\#(String(repeating: "长", count: 3000))""#,
    ]
    static let fields = [
        "cursor", "limit", "chat_id", "userid", "userid_list", "external_userid", "owner_filter", "day_begin_time", "day_end_time", "start_time",
        "end_time", "tag", "order", "group_name", "group_id", "tag_id", "id", "name", "chat_id_list", "scene", "type", "user", "party", "expires_in",
        "text", "attachments", "msgid", "page_id", "page_size", "offset", "room_base_id", "external_userid", "sender", "tag_filter", "add_tag",
        "new_owner", "handover_userid", "takeover_userid", "config_id", "welcome_code", "count", "who", "members", "customer", "seconds", "events",
    ]

    @Test(arguments: PlatformState.knownCalls.sorted())
    func everyCallAnswersWhateverItIsGiven(name: String) {
        var caller = Caller(size: WorldSize(staff: 3, customers: 20, groups: 5, members: 5))
        caller.state.isLimited = false
        if name.hasPrefix("msgaudit/") { caller.becomeArchive() }
        let isRead = PlatformState.readCalls.contains(name)
        var first: Int?
        for value in Self.values {
            let body = "{" + Self.fields.map { "\"\($0)\":\(value)" }.joined(separator: ",") + "}"
            let answer = isRead ? caller.get(name, ["userid": value, "external_userid": value, "cursor": value, "type": value]) : caller.post(name, body)
            #expect(answer.errcode != .min)
            first = first ?? answer.errcode
        }
        // Known calls are there.
        #expect(first != 48002)
    }

    @Test func playAnswersWhateverItIsGiven() throws {
        var caller = Caller(size: WorldSize(staff: 3, customers: 20, groups: 5, members: 5))
        let chat = caller.state.groups[0].id
        for name in [
            "scan", "add", "confirm", "delete", "say", "remark", "tag/mark", "tag/create", "tag/rename", "tag/delete", "tag/shuffle", "group/create", "group/join",
            "group/leave", "group/kick", "group/rename", "group/notice", "group/owner", "group/admins", "staff/add", "broadcast/confirm", "transfer/refuse", "transfer/give",
            "transfer/forget", "oauth", "archive/agree",
        ] {
            for value in Self.values {
                let body = #"{"chat_id":"\#(chat)","# + Self.fields.filter { $0 != "chat_id" }.map { "\"\($0)\":\(value)" }.joined(separator: ",") + "}"
                _ = try? caller.play(name, body)
            }
        }
        #expect(try caller.play("no/such", "{}") == .null)
        #expect(caller.get("externalcontact/get_follow_user_list").errcode == 0)
    }

    @Test(arguments: ["{", "[1,]", "{\"a\":1}x", "\"\\u12\"", "\"\\ud800\"", "+1", "01x", "tru", "{\"a\"}", String(repeating: "[", count: 100)])
    func whatIsNoJSONIsNotRead(text: String) { #expect(JSONReader.read(Array(text.utf8)) == nil) }

    @Test func jsonComesBackAsItWas() {
        let text = #"{"a":[1,-2.5,true,null,"\"\\\n\u0001😀中"],"b":{"c":[]}}"#
        let value = JSONReader.read(Array(text.utf8))
        #expect(value != nil)
        var writer = JSONWriter()
        writer.value(nil, value ?? .null)
        #expect(JSONReader.read(writer.bytes) == value)
    }

    @Test func formsAndUploadsAreRead() {
        #expect(FormFields.read(Array("a=%E7%BE%A4+x&b&c=%".utf8)) == ["a": "群 x", "b": "", "c": "%"])
        let body = Array("--b\r\nContent-Disposition: form-data; name=\"media\"; filename=\"a.png\"\r\n\r\n\u{1}\u{2}\r\n--b--\r\n".utf8)
        #expect(Multipart.file("media", in: body, type: "multipart/form-data; boundary=b")?.bytes == [1, 2])
        #expect(Multipart.file("media", in: body, type: "multipart/form-data; boundary=b")?.fileName == "a.png")
        for count in 0..<body.count { _ = Multipart.file("media", in: Array(body.prefix(count)), type: "multipart/form-data; boundary=b") }
        #expect(Multipart.file("media", in: body, type: "multipart/form-data") == nil)
    }

    @Test func onlyThisMachineIsServed() {
        #expect(SameMachine.isHere("127.0.0.1:80"))
        #expect(SameMachine.isHere("[::1]:80"))
        #expect(SameMachine.isHere("localhost"))
        #expect(!SameMachine.isHere("127.0.0.1.example.com"))
        #expect(!SameMachine.isHere("example.com:80"))
        #expect(!SameMachine.isHere(""))
        #expect(throws: PlatformServerError.notLoopback) {
            try PlatformServer(SimulatedPlatform(seed: 1, world: .live), host: "0.0.0.0", port: 0, logger: Logger(label: "test"))
        }
    }
}
