import Kernel
import Testing

@testable import Exports

@Suite("Records of the message archive") struct ArchiveBatchTests {
    /// One of each kind, with invented values; where its words are, and what it becomes.
    static let kinds: [(type: String, payload: String, kind: LineKind, text: String)] = [
        ("text", #""text":{"content":"今晚到货"}"#, .text, "今晚到货"), ("image", #""image":{"md5sum":"m","filesize":9,"sdkfileid":"f"}"#, .image, ""),
        ("voice", #""voice":{"md5sum":"m","voice_size":9,"play_length":3,"sdkfileid":"f"}"#, .voice, ""),
        ("video", #""video":{"md5sum":"m","filesize":9,"play_length":3,"sdkfileid":"f"}"#, .video, ""),
        ("card", #""card":{"corpname":"微信联系人","userid":"wmB"}"#, .card, "微信联系人\nwmB"),
        ("location", #""location":{"longitude":1.5,"latitude":2.5,"address":"南街 1 号","title":"小馆","zoom":15}"#, .location, "小馆\n南街 1 号"),
        ("emotion", #""emotion":{"type":1,"width":2,"height":2,"imagesize":9,"md5sum":"m","sdkfileid":"f"}"#, .sticker, ""),
        ("file", #""file":{"md5sum":"m","filename":"菜单.pdf","fileext":"pdf","filesize":9,"sdkfileid":"f"}"#, .file, "菜单.pdf"),
        ("link", #""link":{"title":"团购","description":"看看","link_url":"https://a.example","image_url":"x"}"#, .link, "团购\n看看\nhttps://a.example"),
        ("weapp", #""weapp":{"title":"点单","description":"今天","username":"x@app","displayname":"小馆"}"#, .miniProgram, "点单\n今天"),
        ("chatrecord", #""chatrecord":{"title":"群聊的聊天记录","item":[{"type":"ChatRecordText","msgtime":1,"content":"{}","from_chatroom":true}]}"#, .forward, "群聊的聊天记录"),
        ("todo", #""todo":{"title":"备货","content":"周五前"}"#, .other, "备货\n周五前"),
        ("vote", #""vote":{"votetitle":"吃什么","voteitem":["面","饭"],"votetype":101,"voteid":"v"}"#, .other, "吃什么"),
        ("collect", #""collect":{"room_name":"群","creator":"a","create_time":"2026-11-20 11:00:00","title":"报名","details":[]}"#, .other, "报名"),
        ("redpacket", #""redpacket":{"type":1,"wish":"开张","totalcnt":2,"totalamount":20}"#, .redPacket, "开张"),
        ("external_redpacket", #""redpacket":{"type":1,"wish":"大吉","totalcnt":2,"totalamount":20}"#, .redPacket, "大吉"),
        ("meeting", #""meeting":{"topic":"周会","starttime":1,"endtime":2,"meetingid":3}"#, .call, "周会"),
        ("meeting_notification", #""info":{"content":"会议结束","meeting_id":"3","notification_type":2}"#, .call, "会议结束"),
        ("docmsg", #""doc":{"title":"排期","link_url":"https://d.example","doc_creator":"a"}"#, .link, "排期\nhttps://d.example"),
        ("markdown", ##""info":{"content":"# 早"}"##, .text, "# 早"), ("news", #""info":{"item":[{"title":"新到","description":"x","url":"u","picurl":"p"}]}"#, .link, "新到"),
        ("calendar", #""calendar":{"title":"盘点","creatorname":"a","attendeename":["b"],"starttime":1,"endtime":2}"#, .other, "盘点"),
        ("mixed", #""mixed":{"item":[{"type":"text","content":"{\"content\":\"新品\"}"},{"type":"image","content":"{}"}]}"#, .text, "新品"),
        ("meeting_voice_call", #""voiceid":"v","meeting_voice_call":{"endtime":1,"sdkfileid":"f"}"#, .call, ""),
        ("voip_doc_share", #""voipid":"v","voip_doc_share":{"filename":"表.xlsx","md5sum":"m","filesize":9,"sdkfileid":"f"}"#, .file, "表.xlsx"),
        ("voiptext", #""info":{"callduration":10,"invitetype":1}"#, .call, ""), ("sphfeed", #""sphfeed":{"feed_type":4,"sph_name":"小馆","feed_desc":"炒面"}"#, .link, "小馆\n炒面"),
        ("qydiskfile", #""info":{"filename":"图.png"}"#, .file, "图.png"), ("solitaire", ##""info":{"solitaire_type":101,"solitaire_content":"#接龙 1. 阿远"}"##, .chainOrder, "#接龙 1. 阿远"),
        ("note", #""info":{"items":[{"msg_type":"text","content":"{\"content\":\"笔记\"}"}]}"#, .link, "笔记"), ("revoke", #""revoke":{"pre_msgid":"1"}"#, .recalled, ""),
    ]

    static func record(_ type: String, _ payload: String, from: String = "LiuYang", room: String = "wrA", at: Int64 = 1_735_700_001_000) -> [UInt8] {
        Array(#"{"msgid":"1","action":"send","from":"\#(from)","tolist":["x"],"roomid":"\#(room)","msgtime":\#(at),"msgtype":"\#(type)",\#(payload)}"#.utf8)
    }

    @Test(arguments: kinds.indices) func everyKindIsUnderstood(index: Int) throws {
        let (type, payload, kind, text) = Self.kinds[index]
        var batch = ArchiveBatch(corpID: "wwA")
        let saying = batch.add(Self.record(type, payload)) { _, _, isOutsider in !isOutsider }
        #expect(saying == .inGroup(room: "wrA", sender: "LiuYang", isKnown: true))
        let line = try #require(batch.lines.lines.first)
        #expect(line.kind == kind && batch.lines.text(line.text) == text && batch.lines.text(line.sender) == "wwA/LiuYang")
        #expect(batch.lines.text(line.group) == "wrA" && line.at == Instant(milliseconds: 1_735_700_001_000))
    }

    @Test func whoSaysItIsAsked() {
        var batch = ArchiveBatch(corpID: "wwA"), asked: [String] = []
        for sender in ["LiuYang", "wmA", "woA", "wbA"] {
            _ = batch.add(Self.record("text", #""text":{"content":"x"}"#, from: sender)) { room, sender, isOutsider in
                asked.append("\(room) \(sender) \(isOutsider)")
                return !isOutsider
            }
        }
        #expect(asked == ["wrA LiuYang false", "wrA wmA true", "wrA woA true", "wrA wbA false"])
        #expect(batch.lines.lines.map { batch.lines.text($0.sender) } == ["wwA/LiuYang", "wbA"] && batch.fingerprints.count == 2)
    }

    @Test func whatIsNoTalkOfAGroupIsTold() {
        var batch = ArchiveBatch(corpID: "wwA")
        func add(_ bytes: [UInt8]) -> ArchivedSaying { batch.add(bytes) { _, _, _ in true } }
        let at = Instant(milliseconds: 1_735_700_001_000)
        #expect(add(Self.record("text", #""text":{"content":"x"}"#, room: "")) == .betweenTwo)
        #expect(add(Self.record("agree", #""agree":{"userid":"wmB","agree_time":1}"#, from: "wmA")) == .agreement(room: "wrA", person: "wmB", isGiven: true, at: at))
        #expect(add(Self.record("disagree", #""x":1"#, from: "wmA")) == .agreement(room: "wrA", person: "wmA", isGiven: false, at: at))
        #expect(add(Array(#"{"msgid":"1","action":"switch","time":1,"user":"a"}"#.utf8)) == .nothing)
        #expect(add(Self.record("text", #""text":{"content":"x"}"#, at: 0)) == .unreadable)
        for broken in ["", "{", "[]", "null", #"{"action":"send"}"#] { #expect(add(Array(broken.utf8)) == .unreadable) }
        #expect(batch.lines.isEmpty)
        #expect(add(Self.record("hologram", #""hologram":{"words":"x"}"#)) == .inGroup(room: "wrA", sender: "LiuYang", isKnown: false))
        #expect(batch.lines.lines.map(\.kind) == [.other])
    }

    @Test(arguments: [
        ("这是一条引用/回复消息：\\n小满\\n几点发货\\n------\\n今晚统一发", "今晚统一发", "几点发货"),
        ("This is a quote/reply:\\nXiaoman\\nfirst\\nsecond\\n------\\nanswer\\nmore", "answer\nmore", "first\nsecond"),
        ("这是一条引用/回复消息：\\n小满", "这是一条引用/回复消息：\n小满", ""), ("小满\\n------\\n答", "小满\n------\n答", ""),
        ("这是一条引用/回复消息：\\n小满\\n------\\n答", "答", ""),
    ])
    func quotationsAreTakenApart(written: String, said: String, quote: String) throws {
        var batch = ArchiveBatch(corpID: "wwA")
        _ = batch.add(Self.record("text", #""text":{"content":"\#(written)"}"#)) { _, _, _ in true }
        let line = try #require(batch.lines.lines.first)
        #expect(batch.lines.text(line.text) == said && batch.lines.text(line.quote) == quote)
    }

    @Test func damagedRecordsEnd() {
        var dice = SeededDice(seed: 9), batch = ArchiveBatch(corpID: "wwA")
        for turn in 0..<20_000 {
            let (type, payload, _, _) = Self.kinds[turn % Self.kinds.count]
            _ = batch.add(ExportFuzzTests.damaged(String(decoding: Self.record(type, payload), as: UTF8.self), &dice)) { _, _, _ in true }
        }
        #expect(batch.lines.lines.count == batch.fingerprints.count && !batch.lines.isEmpty)
        #expect(String(validating: batch.lines.bytes, as: UTF8.self) != nil)
    }
}
