import Kernel
import Testing

@testable import Exports

/// What every JSON format becomes, from the recognising to the line.
@Suite("JSON exports")
struct JSONFormatTests {
    @Test("Plain lines: four words are events, every other is a message; broken lines do not stop the rest")
    func plainLines() throws {
        let text = """
            {"group":"读书群","sender":"wxid_a","time":"2024-11-14T16:00:00+08:00","type":"text","text":"大家早上好\\n第二行 \\ud83d\\ude00"}
            {"group":"读书群","sender":"wxid_b","time":"2024-11-14 16:00:01","type":"join"}

            {"group":"读书群","sender":"wxid_b","time":1731571202,"type":"nick","text":"新名字"}
            {"group":"读书群","sender":"wxid_b","time":"2024-11-14T08:00:03Z","type":"leave"}
            {"group":"读书群","sender":"","time":"2024-11-14T08:00:04Z","type":"system","text":"\\"小满\\"邀请\\"阿远\\"加入了群聊"}
            {"group":"读书群","sender":"wxid_a","time":"2024-11-14T08:00:05Z","type":"hologram","text":"x","reply_text":"早"}
            {"sender":"wxid_a","time":"2024-11-14T08:00:06Z",
            [1,2]
            {"sender":"wxid_a","type":"text","text":"a"}
            {"sender":"wxid_a","time":"soon","type":"text","text":"a"}
            {"sender":"wxid_a","time":"1970-01-02","type":"text","text":"a"}
            {"sender":"","time":"2024-11-14","type":"text","text":"a"}
            {"sender":"wxid_a","time":"2024-11-14","text":"a"}
            {"sender":"wxid_a","time":"2024-11-14","type":5,"text":"a"}
            {"sender":"wxid_a","time":"2024-11-14","type":"text","text":"letzte"}
            """
        #expect(
            try FileReading.open(text) == [
                "jsonl",
                "1 2024-11-14T08:00:00 text wxid_a \"大家早上好⏎第二行 😀\" @读书群",
                "2 2024-11-14T08:00:01 joined wxid_b \"\" @读书群",
                "4 2024-11-14T08:00:02 nick wxid_b \"新名字\" @读书群",
                "5 2024-11-14T08:00:03 left wxid_b \"\" @读书群",
                "6 2024-11-14T08:00:04 joinedByInvitation '阿远'>'小满' \"\"小满\"邀请\"阿远\"加入了群聊\" @读书群",
                "7 2024-11-14T08:00:05 other wxid_a \"x\" ?早 @读书群",
                "16 2024-11-13T16:00:00 text wxid_a \"letzte\"",
                "8 !notJSON", "9 !notAnObject", "10 !missingTime", "11 !badTime", "12 !timeOutOfRange", "13 !missingSender",
                "14 !missingType", "15 !badType",
            ])
    }

    @Test("Lines whose first is broken, an array with an element a line, one line alone: each is what it is")
    func layouts() throws {
        let row = #"{"sender":"a","time":"2024-11-14T08:00:00Z","type":"text","text":"x"}"#
        let said = " 2024-11-14T08:00:00 text a \"x\""
        #expect(try FileReading.open(row.dropLast(9) + "\n\(row)\n\(row)") == ["jsonl", "2" + said, "3" + said, "1 !notJSON"])
        #expect(try FileReading.open("[\n\(row),\n\(row)\n]\n") == ["jsonl", "1" + said, "2" + said])
        #expect(try FileReading.open("  \n" + row) == ["jsonl", "2" + said])
        #expect(try FileReading.open("{\"name\":\"G\",\"messages\":[\n{\"date_unixtime\":\"1731571200\",\"type\":\"message\",\"from\":\"a\",\"text\":\"x\"}\n]}") == ["telegram-json", "1" + said + " @G"])
        #expect(throws: ExportError.notOfFormat(.jsonLines)) {
            try FileReading.open("{\"sender\":\"a\",\n\"time\":\"2024-11-14T08:00:00Z\"}")
        }
    }

    @Test("chatlog: numbers for kinds, cards by their second number, the quotation from `contents`")
    func chatlog() throws {
        let text = """
            [{"seq":1731571200000,"time":"2024-11-14T16:00:00+08:00","talker":"1@chatroom","talkerName":"读书群","isChatRoom":true,
              "sender":"wxid_a","senderName":"小满","isSelf":false,"type":1,"subType":0,"content":"大家早上好","contents":{}},
             {"seq":1731571201000,"time":"2024-11-14T16:00:01+08:00","talker":"1@chatroom","talkerName":"读书群",
              "sender":"wxid_b","senderName":"阿远","type":49,"subType":57,"content":"同意","contents":{"refer":{"type":1,"content":"大家早上好"}}},
             {"seq":1731571202000,"time":"2024-11-14T16:00:02+08:00","talker":"1@chatroom","talkerName":"读书群",
              "sender":"wxid_b","senderName":"阿远","type":49,"subType":2001,"content":"[红包]"},
             {"seq":1731571203000,"time":"2024-11-14T16:00:03+08:00","talker":"1@chatroom","talkerName":"读书群",
              "sender":"系统消息","senderName":"","type":10000,"content":"\\"小满(wxid_a)\\"邀请\\"木木(wxid_m)\\"加入了群聊"},
             {"seq":1731571204000,"time":"2024-11-14T16:00:04+08:00","talker":"1@chatroom","sender":"wxid_b","type":"x"}]
            """
        #expect(
            try FileReading.open(text) == [
                "chatlog-json",
                "1 2024-11-14T08:00:00 text wxid_a/小满 \"大家早上好\" @1@chatroom/读书群",
                "2 2024-11-14T08:00:01 text wxid_b/阿远 \"同意\" ?大家早上好 @1@chatroom/读书群",
                "3 2024-11-14T08:00:02 redPacket wxid_b/阿远 \"[红包]\" @1@chatroom/读书群",
                "4 2024-11-14T08:00:03 joinedByInvitation wxid_m/木木>wxid_a "
                    + "\"\"小满(wxid_a)\"邀请\"木木(wxid_m)\"加入了群聊\" @1@chatroom/读书群",
                "5 !badType",
            ])
    }

    @Test("PyWxDump: kinds in words, the quotation behind the body")
    func pyWxDump() throws {
        let text = """
            [{"id":1,"MsgSvrID":"70","type_name":"文本","is_sender":0,"talker":"wxid_a","room_name":"1@chatroom","msg":"大家早上好","src":"","extra":{},"CreateTime":"2024-11-14 16:00:00"},
             {"id":2,"MsgSvrID":"71","type_name":"引用回复","is_sender":1,"talker":"我","room_name":"1@chatroom","msg":"同意\\n\\n[引用](2024-11-14 15:59:00)小满:大家早上好","CreateTime":"2024-11-14 16:00:01"},
             {"id":3,"MsgSvrID":"72","type_name":"系统通知","is_sender":0,"talker":"系统","room_name":"1@chatroom","msg":"你将\\"阿远\\"移出了群聊","CreateTime":"2024-11-14 16:00:02"},
             {"id":4,"MsgSvrID":"73","type_name":"拍一拍","is_sender":0,"talker":"wxid_a","room_name":"1@chatroom","msg":"\\"小满\\" 拍了拍 \\"阿远\\"","CreateTime":"2024-11-14 16:00:03"}]
            """
        #expect(
            try FileReading.open(text) == [
                "pywxdump-json",
                "1 2024-11-14T08:00:00 text wxid_a \"大家早上好\" @1@chatroom",
                "2 2024-11-14T08:00:01 text 我 \"同意\" ?大家早上好 @1@chatroom",
                "3 2024-11-14T08:00:02 removed '阿远'>我 \"你将\"阿远\"移出了群聊\" @1@chatroom",
                "4 2024-11-14T08:00:03 pat '小满'>'阿远' \"\"小满\" 拍了拍 \"阿远\"\" @1@chatroom",
            ])
    }

    @Test("WeFlow and EchoTrace: the group from `session`, wherever it stands")
    func weFlow() throws {
        let session = #""session":{"wxid":"1@chatroom","nickname":"旧名","displayName":"读书群","type":"群聊"}"#
        let messages = """
            "messages":[{"localId":1,"createTime":1731571200,"type":"文本消息","localType":1,"content":"大家早上好","isSend":0,
            "senderUsername":"wxid_a","senderDisplayName":"小满"},
            {"localId":2,"createTime":1731571201,"type":"转账卡片","localType":8589934592049,"content":"￥1","isSend":1,"senderUsername":"","senderDisplayName":""},
            {"localId":3,"createTime":1731571202,"type":"新的类型","localType":25769803825,"content":"表.pdf","isSend":0,"senderUsername":"wxid_a"},
            {"localId":4,"createTime":1731571203,"type":"系统消息","localType":10000,"content":"\\"小满\\"撤回了一条消息","isSend":null}]
            """
        let lines = [
            "weflow-json",
            "1 2024-11-14T08:00:00 text wxid_a/小满 \"大家早上好\" @1@chatroom/读书群",
            "2 2024-11-14T08:00:01 transfer 我 \"￥1\" @1@chatroom/读书群",
            "3 2024-11-14T08:00:02 file wxid_a \"表.pdf\" @1@chatroom/读书群",
            "4 2024-11-14T08:00:03 recalled '小满' \"\"小满\"撤回了一条消息\" @1@chatroom/读书群",
        ]
        #expect(try FileReading.open("{\(session),\(messages)}") == lines)
        #expect(try FileReading.open("{\"weflow\":{\"version\":\"1\"},\(messages),\(session),\"avatars\":{}}") == lines)
    }

    @Test("ChatLab: as one document and as lines with a header and remarks")
    func chatLab() throws {
        let meta = #"{"name":"读书群","platform":"wechat","type":"group","groupId":"1@chatroom"}"#
        let said = #""sender":"wxid_a","accountName":"小满","timestamp":1731571200,"type":0,"content":"大家早上好"}"#
        let quit = #""sender":"system","accountName":"","timestamp":1731571201,"type":80,"content":"\"阿远\"退出了群聊"}"#
        let lines = [
            "2024-11-14T08:00:00 text wxid_a/小满 \"大家早上好\" @1@chatroom/读书群",
            "2024-11-14T08:00:01 left '阿远' \"\"阿远\"退出了群聊\" @1@chatroom/读书群",
        ]
        let document = #"{"chatlab":{"version":"0.0.2"},"meta":\#(meta),"members":[],"messages":[{\#(said),{\#(quit)]}"#
        #expect(try FileReading.open(document) == ["chatlab-json", "1 " + lines[0], "2 " + lines[1]])
        let parts = """
            # written by hand
            {"_type":"header","chatlab":{"version":"0.0.2"},"meta":\(meta)}
            {"_type":"member","platformId":"wxid_a"}
            {"_type":"message",\(said)
            {"_type":"message",\(quit)
            """
        #expect(try FileReading.open(parts) == ["chatlab-jsonl", "4 " + lines[0], "5 " + lines[1]])
    }

    @Test("MemoTrace 2: numbers for kinds as text, names only")
    func memoTrace() throws {
        let text = """
            [{"type":"1","is_send":false,"timestamp":1731571200,"server_id":"7","display_name":"小满","text":"大家早上好"},
             {"type":"34","is_send":true,"timestamp":1731571201,"display_name":"","voice_to_text":"马上到"},
             {"type":"10000","is_send":false,"timestamp":1731571202,"display_name":"","text":"\\"小满\\"修改群名为“读书会·秋”"}]
            """
        #expect(
            try FileReading.open(text) == [
                "memotrace-json", "1 2024-11-14T08:00:00 text 小满 \"大家早上好\"", "2 2024-11-14T08:00:01 voice 我 \"马上到\"",
                "3 2024-11-14T08:00:02 groupRenamed 小满 \"读书会·秋\"",
            ])
    }

    @Test("WeCom archive: the payload under its own name, recalls, the change of accounts left out")
    func weCom() throws {
        let text = """
            {"msgid":"1","action":"send","from":"LiMing","tolist":["wmA"],"roomid":"wrR","msgtime":1731571200123,"msgtype":"text","text":{"content":"早"}}
            {"msgid":"2","action":"switch","time":1731571200500,"user":"LiMing"}
            {"msgid":"3","action":"recall","from":"LiMing","tolist":["wmA"],"roomid":"wrR","msgtime":1731571201000,"msgtype":"revoke","revoke":{"pre_msgid":"1"}}
            {"msgid":"4","action":"send","from":"wmA","tolist":[],"roomid":"wrR","msgtime":1731571202000,"msgtype":"external_redpacket","redpacket":{"wish":"开团大吉"}}
            {"msgid":"5","action":"send","from":"wmA","tolist":[],"roomid":"wrR","msgtime":1731571203000,"msgtype":"mixed","mixed":{"item":[{"type":"text","content":"{\\"content\\":\\"看图\\"}"},{"type":"image","content":"{}"},{"type":"text","content":"{\\"content\\":\\"好看\\"}"}]}}
            """
        #expect(
            try FileReading.open(text) == [
                "wecom-archive", "1 2024-11-14T08:00:00.123 text LiMing \"早\" @wrR",
                "3 2024-11-14T08:00:01 recalled LiMing \"\" @wrR", "4 2024-11-14T08:00:02 redPacket wmA \"开团大吉\" @wrR",
                "5 2024-11-14T08:00:03 text wmA \"看图⏎好看\" @wrR",
            ])
    }

    @Test("QQ exporter 4 and 5: times in milliseconds, system lines, recalled messages lose their text")
    func qqExporter() throws {
        let text = """
            {"metadata":{"name":"QQChatExporter V5","version":"5.0"},"chatInfo":{"name":"读书群","type":"group"},"statistics":{},"messages":[
            {"id":"7","timestamp":1731571200000,"sender":{"uid":"u_x","uin":"10001234","name":"小满","groupCard":"满"},"type":"text","content":{"text":"大家早上好","elements":[]},"recalled":false,"system":false},
            {"id":"8","timestamp":1731571201000,"sender":{"uid":"u_y","name":"阿远"},"type":"reply","content":{"text":"同意","elements":[{"type":"reply","data":{"content":"大家早上好"}}]},"recalled":false,"system":false},
            {"id":"9","timestamp":1731571202000,"sender":{"uin":"0"},"type":"system","content":{"text":"木木加入本群。"},"system":true},
            {"id":"10","timestamp":1731571203000,"sender":{"uin":"10001234","name":"小满"},"type":"text","content":{"text":"说错了"},"recalled":true,"system":false},
            {"messageId":"11","timestamp":"1731571204","messageType":2,"isSystemMessage":false,"isRecalled":false,"rawMessage":{"senderUin":"10005678","sendNickName":"木木","sendMemberName":""},"content":{"text":"","resources":[{"type":"image","filename":"a.jpg"}]}}]}
            """
        #expect(
            try FileReading.open(text) == [
                "qce-json", "1 2024-11-14T08:00:00 text 10001234/满 \"大家早上好\" @读书群",
                "2 2024-11-14T08:00:01 text u_y/阿远 \"同意\" ?大家早上好 @读书群",
                "3 2024-11-14T08:00:02 joined '木木' \"木木加入本群。\" @读书群",
                "4 2024-11-14T08:00:03 recalled 10001234/小满 \"\" @读书群", "5 2024-11-14T08:00:04 image 10005678/木木 \"\" @读书群",
            ])
    }

    @Test("Telegram: one chat and all chats, text in pieces, who came and went")
    func telegram() throws {
        let messages = """
            "messages":[{"id":1,"type":"message","date":"2024-11-14T03:00:00","date_unixtime":"1731571200","from":"Xiaoman","from_id":"user1","text":["看 ",{"type":"link","text":"https://example.com"},"!"]},
            {"id":2,"type":"message","date_unixtime":"1731571201","from":"Yuan","from_id":"user2","photo":"a.jpg","text":""},
            {"id":3,"type":"message","date_unixtime":"1731571202","from":"Yuan","from_id":"user2","media_type":"sticker","sticker_emoji":"👍","file":"x","text":""},
            {"id":4,"type":"service","date_unixtime":"1731571203","actor":"Xiaoman","actor_id":"user1","action":"invite_members","members":["Mu","Lin",null],"text":""},
            {"id":5,"type":"service","date_unixtime":"1731571204","actor":"Mu","actor_id":"user3","action":"remove_members","members":["Mu"],"text":""},
            {"id":6,"type":"service","date_unixtime":"1731571205","actor":"Xiaoman","actor_id":"user1","action":"edit_group_title","title":"新名","text":""},
            {"id":7,"type":"service","date_unixtime":"1731571206","actor":"Lin","actor_id":"user4","action":"join_group_by_link","inviter":"Xiaoman","text":""},
            {"id":8,"type":"unsupported"}]
            """
        let lines = [
            "1 2024-11-14T08:00:00 text user1/Xiaoman \"看 https://example.com!\"", "2 2024-11-14T08:00:01 image user2/Yuan \"\"",
            "3 2024-11-14T08:00:02 sticker user2/Yuan \"👍\"", "4 2024-11-14T08:00:03 joinedByInvitation 'Mu'>user1 \"\"",
            "4 2024-11-14T08:00:03 joinedByInvitation 'Lin'>user1 \"\"", "5 2024-11-14T08:00:04 left user3/Mu \"\"",
            "6 2024-11-14T08:00:05 groupRenamed user1/Xiaoman \"新名\"", "7 2024-11-14T08:00:06 joined user4/Lin>'Xiaoman' \"\"",
        ]
        #expect(
            try FileReading.open("{\"name\":\"读书群\",\"type\":\"private_supergroup\",\"id\":99,\(messages)}")
                == ["telegram-json"] + lines.map { $0 + " @99/读书群" } + ["8 !badType"])
        let second = #"{"type":"private_group","id":7,"messages":[{"type":"message","date_unixtime":"1731571209","from":"A","from_id":"user9","text":"b"}]}"#
        #expect(
            try FileReading.open("{\"about\":\"x\",\"chats\":{\"about\":\"y\",\"list\":[{\"name\":\"读书群\",\"id\":99,\(messages)},\(second)]}}")
                == ["telegram-json"] + lines.map { $0 + " @99/读书群" } + ["9 2024-11-14T08:00:09 text user9/A \"b\" @7", "8 !badType"])
    }

    @Test("Telegram: files of one chat and of all without identities (MIT samples)", arguments: [("single", ""), ("batch", " @Chatname")])
    func telegramSamples(name: String, group: String) throws {
        let bytes = try Samples.bytes("chatminer_MIT_telegram_test_\(name)_export.json")
        #expect(
            try FileReading.open(bytes) == [
                "telegram-json", "1 2018-12-05T10:39:10 text Author 1 \"Minimal Message\"\(group)",
                "2 2018-12-05T10:49:24 text Author 2 \"Link:https://telegram.org/\"\(group)",
            ])
    }

    @Test("Discord: nicknames, attachments, system kinds")
    func discord() throws {
        let text = """
            {"guild":{"id":"1","name":"Server"},"channel":{"id":"55","type":"GuildTextChat","name":"general"},"dateRange":{},"messages":[
            {"id":"1","type":"Default","timestamp":"2024-11-14T08:00:00.123+00:00","content":"hi","author":{"id":"42","name":"xm","nickname":"小满"},"attachments":[]},
            {"id":"2","type":"Default","timestamp":"2024-11-14T16:00:01+08:00","content":"","author":{"id":"42","name":"xm","nickname":null},"attachments":[{"id":"9","fileName":"A.PNG"}]},
            {"id":"3","type":"GuildMemberJoin","timestamp":"2024-11-14T08:00:02+00:00","content":"Joined the server.","author":{"id":"43","name":"yuan"}},
            {"id":"4","type":"RecipientRemove","timestamp":"2024-11-14T08:00:03+00:00","content":"Removed yuan from the group.","author":{"id":"42","name":"xm"},"mentions":[{"id":"43","name":"yuan"}]},
            {"id":"5","type":"ChannelNameChange","timestamp":"2024-11-14T08:00:04+00:00","content":"Changed the channel name: 闲聊","author":{"id":"42","name":"xm"}},
            {"id":"6","type":"20","timestamp":"2024-11-14T08:00:05+00:00","content":"pong","author":{"id":"1000","name":"bot"}}]}
            """
        #expect(
            try FileReading.open(text) == [
                "discord-json", "1 2024-11-14T08:00:00.123 text 42/小满 \"hi\" @55/general",
                "2 2024-11-14T08:00:01 image 42/xm \"A.PNG\" @55/general",
                "3 2024-11-14T08:00:02 joined 43/yuan \"Joined the server.\" @55/general",
                "4 2024-11-14T08:00:03 removed 43/yuan>42 \"Removed yuan from the group.\" @55/general",
                "5 2024-11-14T08:00:04 groupRenamed 42/xm \"闲聊\" @55/general",
                "6 2024-11-14T08:00:05 other 1000/bot \"pong\" @55/general",
            ])
    }

    @Test("A document that is cut off gives what is whole and reports the rest")
    func cutOff() throws {
        let whole = #"{"name":"G","type":"private_group","id":9,"messages":[{"type":"message","date_unixtime":"1731571209","from":"A","from_id":"u","text":"b"},"#
        let lines = ["telegram-json", "1 2024-11-14T08:00:09 text u/A \"b\" @9/G"]
        #expect(try FileReading.open(whole + "{\"type\":\"message\",\"te") == lines + ["2 !notJSON"])
        #expect(try FileReading.open(whole + "{\"type\":[}") == lines + ["2 !notJSON"])
        #expect(try FileReading.open(whole + "[1],{\"type\":\"unsupported\"}]}") == lines + ["2 !notAnObject", "3 !badType"])
    }

    @Test("Nested too deep and too long: the element is reported, the next is read")
    func limits() throws {
        let head = #"{"name":"G","type":"private_group","id":9,"messages":["#
        let good = #"{"type":"message","date_unixtime":"1731571209","from":"A","from_id":"u","text":"b"}"#
        let deep = #"{"type":"message","x":"# + String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000) + "}"
        let long = #"{"type":"message","date_unixtime":"1731571209","from_id":"u","text":""# + String(repeating: "长", count: 400_000) + #""}"#
        let longer = #"{"text":""# + String(repeating: "长", count: 6_000_000) + #""}"#
        #expect(
            try FileReading.open("\(head)\(deep),\(long),\(longer),\(good)]}") == [
                "telegram-json", "4 2024-11-14T08:00:09 text u/A \"b\" @9/G", "1 !tooDeep", "2 !lineTooLong", "3 !lineTooLong",
            ])
    }
}
