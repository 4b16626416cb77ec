import Kernel
import Testing

@testable import Exports

/// Damaged files of every format: reading ends, says what it could not read, and never stops the program.
@Suite("Readers against broken files")
struct ExportFuzzTests {
    static let seeds: [(ExportFormat, String)] = [
        (.jsonLines, #"{"group":"g","sender":"a","time":"2024-11-14T16:00:00+08:00","type":"text","text":"x\n\ud83d\ude00"}"# + "\n"),
        (.chatLabJSONL, #"{"_type":"message","sender":"a","timestamp":1731571200,"type":80,"content":"\"A\"退出了群聊"}"# + "\n"),
        (.telegramJSON, #"{"name":"g","type":"x","id":9,"messages":[{"type":"service","date_unixtime":"1731571203","actor":"X","actor_id":"u","action":"invite_members","members":["M","L"]},{"type":"message","date_unixtime":"1","text":["a",{"text":"b"}]}]}"#),
        (.weFlowJSON, #"{"messages":[{"createTime":1731571200,"type":"文本消息","content":"x","isSend":0,"senderID":1}],"session":{"wxid":"1@chatroom"},"senders":[{"senderID":1,"accountId":"a"}]}"#),
        (.qqExporterJSON, #"{"metadata":{},"chatInfo":{"name":"g"},"messages":[{"timestamp":1731571200000,"sender":{"uin":"1"},"content":{"text":"t","elements":[{"type":"reply","data":{"content":"q"}}]}}]}"#),
        (.weComArchive, #"{"msgid":"5","action":"send","from":"a","roomid":"r","msgtime":1731571203000,"msgtype":"mixed","mixed":{"item":[{"type":"text","content":"{\"content\":\"x\"}"}]}}"# + "\n"),
        (.discordJSON, #"{"guild":{},"channel":{"id":"5"},"messages":[{"type":"RecipientAdd","timestamp":"2024-11-14T08:00:00+00:00","author":{"id":"4"},"mentions":[{"id":"3"}]}]}"#),
        (.chatlogJSON, #"[{"seq":1,"time":"2024-11-14T16:00:00+08:00","talker":"t","sender":"s","type":49,"subType":57,"content":"> a(b) 11-14 16:00:00\n> c\nd"}]"#),
        (.memoTraceCSV, "localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender\n1,17,49,57,0,1731571200,2,\"<msg><title>a&amp;b</title><refermsg><content>c</content></refermsg></msg>\",x,,n,wxid_a:1\n2,17,10000,0,0,1731571201,2,\"<sysmsg><template>\"\"$a$\"\"邀请\"\"$b$\"\"加入了群聊</template><link name=\"\"a\"\"><nickname>x</nickname></link></sysmsg>\",x,,,\n"),
        (.pyWxDumpCSV, "id,MsgSvrID,type_name,is_sender,talker,room_name,content,CreateTime\n1,7,文本,0,a,r,\"{\"\"msg\"\": \"\"x\"\"}\",2024-11-14 16:00:00\n"),
        (.memoTrace2CSV, "消息ID,类型,发送人,时间,内容,备注,昵称,更多信息\n1,引用消息,a,2024-11-14 16:00:00,\"x\n引用：b: c\",,,more\n"),
        (.pyWxDumpJSON, #"[{"id":1,"MsgSvrID":"7","type_name":"引用回复","is_sender":0,"talker":"a","room_name":"r@chatroom","msg":"x\n\n[引用](2024-11-14 15:59:00)b:c","src":"","extra":{},"CreateTime":"2024-11-14 16:00:00"}]"#),
        (.memoTraceJSON, #"[{"type":"1","is_send":false,"timestamp":1731571200,"server_id":"7","display_name":"a","avatar_src":"","xml_dict":{},"text":"x"}]"#),
        (.chatlogCSV, "Time,SenderName,Sender,TalkerName,Talker,Content\n2024-11-14 16:00:00,n,a,g,t@chatroom,\"> b(c) 11-14 15:00:00\n> d\ne\"\n2024-11-14 16:00:01,,系统消息,g,t@chatroom,\"\"\"n\"\" 撤回了一条消息\"\n"),
        (.weFlowCSV, "id,MsgSvrID,type_name,is_sender,talker,msg,src,CreateTime\n1,7,text,0,a,x,,2024-11-14T08:00:00.000Z\n"),
        (.chatLabJSON, #"{"chatlab":{"version":"0.0.2"},"meta":{"name":"g","platform":"wechat","groupId":"1"},"members":[{"platformId":"a","accountName":"n"}],"messages":[{"sender":"a","timestamp":1731571200,"type":25,"content":"x","replyToMessageId":"5"}]}"#),
        (.genericCSV, "time,sender,text\n2024年1月2日 下午3:04,a,\"b\"\"c\"\n45610.5,d,e\n"),
    ]

    static func damaged(_ seed: String, _ dice: inout SeededDice) -> [UInt8] {
        var bytes = Array(String(repeating: seed, count: Int.random(in: 1...3, using: &dice)).utf8)
        let splinters: [[UInt8]] = [
            [0], [0xFF], [0x22], [0x5C], [0x7B], [0x5D], [0x0A], [0x2C], [0x24], [0x3C], Array("\\u".utf8), Array("]]>".utf8),
            Array("99999999999999999999".utf8), Array("\"\"\"".utf8), [0xE5, 0xA4], Array("null".utf8), Array(" :1e999".utf8),
        ]
        for _ in 0..<Int.random(in: 1...6, using: &dice) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &dice)
            switch Int.random(in: 0..<5, using: &dice) {
            case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &dice)
            case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...9, using: &dice)))
            case 2: bytes.insert(contentsOf: splinters[Int.random(in: 0..<splinters.count, using: &dice)], at: place)
            case 3: bytes.removeSubrange(place...)
            default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 40)], at: place)
            }
        }
        return bytes
    }

    private let filesEach = 4_000

    @Test("Damaged files of each format", arguments: ExportFuzzTests.seeds.indices)
    func damagedFiles(index: Int) throws {
        let (format, seed) = ExportFuzzTests.seeds[index]
        #expect(Array(seed.utf8).withUnsafeBufferPointer { Exports.recognise($0) } == format)
        var dice = SeededDice(seed: UInt64(index) + 1), batch = LineBatch(), lines = 0
        for _ in 0..<filesEach {
            let bytes = ExportFuzzTests.damaged(seed, &dice)
            // Recognised as whatever it may be now, and read as what it was.
            _ = bytes.withUnsafeBufferPointer { Exports.recognise($0) }
            do {
                var reader = try OpenedExport.reader(of: ByteSource(bytes: bytes), format: format, options: ReadOptions())
                while try reader.read(into: &batch) {
                    for line in batch.lines {
                        for slice in [line.group, line.groupName, line.sender, line.senderName, line.text, line.quote, line.other] {
                            let place = Int(slice.offset)..<Int(slice.offset) + Int(slice.length)
                            try #require(batch.bytes.indices.contains(place.lowerBound) || place.isEmpty)
                            try #require(place.upperBound <= batch.bytes.count)
                            try #require(String(validating: batch.bytes[place], as: UTF8.self) != nil)
                            try #require(!batch.bytes[place].contains(0))
                        }
                        try #require(TimeText.isStorable(line.at))
                    }
                    try #require(batch.rejects.allSatisfy { $0.excerpt.count <= 500 })
                    lines += batch.lines.count
                    batch.removeAll()
                }
            } catch is ExportError {}
            batch.removeAll()
        }
        #expect(lines > filesEach / 10)
    }
}
