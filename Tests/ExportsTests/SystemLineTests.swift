import Kernel
import Testing

@testable import Exports

@Suite("System lines")
struct SystemLineTests {
    /// What a sentence must become: `kind sender>other` per event; a name is in `'`, an identity bare, `-` nobody.
    struct Case: CustomTestStringConvertible {
        var sentence: String
        var events: [String]
        var dialect = SystemDialect.weChat
        var testDescription: String { sentence }

        init(_ sentence: String, _ events: String..., dialect: SystemDialect = .weChat) {
            self.sentence = sentence
            self.events = events
            self.dialect = dialect
        }
    }

    static let weChat: [Case] = [
        Case("\"小满\"邀请\"阿远\"加入了群聊", "joinedByInvitation '阿远'>'小满'"),
        Case("\"小满\"邀请\"阿远、木木\"加入了群聊", "joinedByInvitation '阿远'>'小满'", "joinedByInvitation '木木'>'小满'"),
        Case("\"小满\"邀请\"阿远\"、\"木木\"加入了群聊", "joinedByInvitation '阿远'>'小满'", "joinedByInvitation '木木'>'小满'"),
        Case("你邀请\"阿远\"加入了群聊  撤销", "joinedByInvitation '阿远'>我"),
        Case("\"小满\"邀请你加入了群聊，群聊参与人还有：阿远、木木", "joinedByInvitation 我>'小满'"),
        Case("\"小满\"邀请你和\"阿远\"加入了群聊", "joinedByInvitation 我>'小满'", "joinedByInvitation '阿远'>'小满'"),
        Case("\"邀请码\"邀请\"加入了群聊\"加入了群聊", "joinedByInvitation '加入了群聊'>'邀请码'"),
        Case("“小满”邀请“阿远”加入了群聊", "joinedByInvitation '阿远'>'小满'"),
        Case("小满邀请阿远加入了群聊", "joinedByInvitation '阿远'>'小满'"),
        Case(
            "\"小满(wxid_a)\"邀请\"阿远(wxid_b)、木、木(wxid_c)\"加入了群聊", "joinedByInvitation wxid_b(阿远)>wxid_a",
            "joinedByInvitation wxid_c(木、木)>wxid_a"),
        Case("小满(wxid_a)邀请阿远(old-name1)加入了群聊", "joinedByInvitation old-name1(阿远)>wxid_a"),
        Case("\"小明(sales)\"邀请\"阿远\"加入了群聊", "joinedByInvitation '阿远'>'小明(sales)'"),
        Case("\"阿远\"通过扫描\"小满\"分享的二维码加入群聊", "joinedByQR '阿远'>'小满'"),
        Case("\"阿远\"通过扫描你分享的二维码加入群聊", "joinedByQR '阿远'>我"),
        Case("\"阿远\"通过\"小满\"的邀请二维码加入群聊", "joinedByQR '阿远'>'小满'"),
        Case("你通过扫描二维码加入群聊，群聊参与人还有：阿远、木木", "joinedByQR 我>-"),
        Case("\"阿远\"加入了群聊", "joined '阿远'>-"),
        Case("\"阿远、木木\"加入了群聊", "joined '阿远'>-", "joined '木木'>-"),
        Case("你将\"阿远\"移出了群聊", "removed '阿远'>我"),
        Case("\"小满\"将\"阿远、木木\"移出了群聊", "removed '阿远'>'小满'", "removed '木木'>'小满'"),
        Case("你被\"小满\"移出群聊", "removed 我>'小满'"),
        Case("\"阿远\"退出了群聊", "left '阿远'>-"),
        Case("\"小满\"已成为新群主", "ownerChanged '小满'>-"),
        Case("你已成为新群主", "ownerChanged 我>-"),
        Case("\"小满\"撤回了一条消息", "recalled '小满'>-"),
        Case("\"小满\" 撤回了一条消息", "recalled '小满'>-"),
        Case("你撤回了一条消息 <a href=\"weixin://revoke_edit_click\">重新编辑</a>", "recalled 我>-"),
        Case("你撤回了一条成员消息", "recalled 我>-"),
        Case("<revokemsg>\"小满\" 撤回了一条消息</revokemsg>", "recalled '小满'>-"),
        Case("\"小满\" 撤回了一条群公告", "notice '小满'>-"),
        Case("小满 置顶了一条消息", "notice '小满'>-"),
        Case("\"小满\" 拍了拍 \"阿远\"", "pat '小满'>'阿远'"),
        Case("我拍了拍\"阿远\"的\"头\"", "pat 我>'阿远'"),
        Case("\"小满\"拍了拍我的肩膀", "pat '小满'>我"),
        Case("\"小满\"拍了拍自己", "pat '小满'>'小满'"),
        Case("\"小满\"拍了拍自己的头", "pat '小满'>'小满'"),
        Case("小满 拍了拍 阿远 的头", "pat '小满'>'阿远'"),
        Case("阿远领取了你的红包", "redPacketClaimed '阿远'>我"),
        Case("你领取了小满的红包", "redPacketClaimed 我>'小满'"),
        Case("\"阿远\"领取了\"小满\"的红包", "redPacketClaimed '阿远'>'小满'"),
        Case("你的红包已被领完", "system ->-"),
        Case("以上是打招呼的内容", "system ->-"),
        Case("小满 invited 阿远, 木木 to the group chat", "joinedByInvitation '阿远'>'小满'", "joinedByInvitation '木木'>'小满'"),
        Case("You invited \"阿远\" to the group chat", "joinedByInvitation '阿远'>我"),
        Case("\"小满\" invited you to a group chat with 阿远, 木木", "joinedByInvitation 我>'小满'"),
        Case("\"阿远\" joined group chat via the QR code you shared", "joinedByQR '阿远'>我"),
        Case("\"阿远\" joined the group chat via the QR code shared by \"小满\"", "joinedByQR '阿远'>'小满'"),
        Case("You removed \"阿远\" from the group chat", "removed '阿远'>我"),
        Case("You were removed from the group chat by \"小满\"", "removed 我>'小满'"),
        Case("\"小满\" recalled a message", "recalled '小满'>-"),
        Case("\"小满\" tickled \"阿远\"", "pat '小满'>'阿远'"),
    ]

    static let others: [Case] = [
        Case("木木加入本群。", "joined '木木'>-", dialect: .qq),
        Case("小满邀请木木加入了本群。", "joinedByInvitation '木木'>'小满'", dialect: .qq),
        Case("小满(10001234)邀请木木(10005678)加入了本群。", "joinedByInvitation 10005678(木木)>10001234", dialect: .qq),
        Case("木木被管理员移出本群。", "removed '木木'>-", dialect: .qq),
        Case("你撤回了一条消息 重新编辑", "recalled 我>-", dialect: .qq),
        Case("Ann added Bob, Carol and Dave", "joinedByInvitation 'Bob'>'Ann'", "joinedByInvitation 'Carol'>'Ann'",
            "joinedByInvitation 'Dave'>'Ann'", dialect: .whatsApp),
        Case("You were added", "joinedByInvitation 我>-", dialect: .whatsApp),
        Case("\u{202A}+12 345 578\u{202C} left", "left '+12 345 578'>-", dialect: .whatsApp),
        Case("Cleft left.", "left 'Cleft'>-", dialect: .whatsApp),
        Case("Ann joined using this group's invite link", "joined 'Ann'>-", dialect: .whatsApp),
        Case("Ann removed Bob", "removed 'Bob'>'Ann'", dialect: .whatsApp),
        Case("小满添加了阿远", "joinedByInvitation '阿远'>'小满'", dialect: .whatsApp),
        Case("Messages and calls are end-to-end encrypted.", "system ->-", dialect: .whatsApp),
    ]

    @Test("A sentence becomes its events", arguments: weChat + others)
    func becomesEvents(_ item: Case) {
        #expect(read(item.sentence, item.dialect) == item.events)
    }

    @Test("A new group name is the event's text, quotes and all", arguments: [
        ("\"小满\"修改群名为“读书会·秋”", "'小满'", "读书会·秋"),
        ("你修改群名为“读书会”", "我", "读书会"),
        ("\"小满\"修改群聊名称为「“读”书会」", "'小满'", "“读”书会"),
        ("\"小满\" changed the group name to \"A \"B\" C\"", "'小满'", "A \"B\" C"),
    ])
    func renames(sentence: String, who: String, name: String) {
        var batch = LineBatch()
        batch.appendSystem(sentence, namesAreIdentities: false)
        #expect(batch.lines.count == 1)
        #expect(batch.lines.first.map { batch.text($0.text) } == name)
        #expect(read(sentence, .weChat) == ["groupRenamed \(who)>-"])
    }

    @Test("WhatsApp names a group by its old and its new name")
    func renamesInWhatsApp() {
        var batch = LineBatch()
        batch.appendSystem("Ann changed the subject from \"Old \"one\"\" to \"New\"", dialect: .whatsApp, namesAreIdentities: true)
        #expect(batch.lines.map { batch.text($0.text) } == ["New"])
        #expect(batch.lines.map { batch.text($0.sender) } == ["Ann"])
        #expect(batch.lines.map(\.senderIsName) == [false])
    }

    @Test("Known exporter: 你 is his identity")
    func knowsMyself() {
        var batch = LineBatch()
        let wxid = batch.hold("wxid_me")
        batch.appendSystem("你邀请\"阿远\"加入了群聊", myself: wxid, namesAreIdentities: false)
        #expect(batch.lines.map { batch.text($0.other) } == ["wxid_me"])
        #expect(batch.lines.map(\.otherIsName) == [false])
    }

    @Test("Where messages carry only names, brackets belong to the name")
    func keepsBrackets() {
        var batch = LineBatch()
        batch.appendSystem("\"小满(wxid_a)\"撤回了一条消息", namesAreIdentities: true)
        #expect(batch.lines.map { batch.text($0.sender) } == ["小满(wxid_a)"])
        #expect(batch.lines.map(\.senderIsName) == [false])
    }

    @Test("The events of a line share its number, time and group, and tell the sentence")
    func copiesLine() {
        var batch = LineBatch()
        var like = Line(number: 7, at: Instant(milliseconds: 5), kind: .system)
        like.group = batch.hold("g@chatroom")
        let sentence = "\"小满\"邀请\"阿远、木木\"加入了群聊"
        Array(sentence.utf8).withUnsafeBufferPointer { batch.appendSystem($0, like: like, namesAreIdentities: false) }
        #expect(batch.lines.map(\.number) == [7, 7])
        #expect(batch.lines.map { batch.text($0.group) } == ["g@chatroom", "g@chatroom"])
        #expect(batch.lines.map { batch.text($0.text) } == [sentence, sentence])
        #expect(batch.lines.allSatisfy { $0.at == Instant(milliseconds: 5) })
    }

    @Test("Any bytes are read to the end")
    func survivesAnything() {
        var dice = SeededDice(seed: 7)
        let pieces = ["\"", "“", "”", "「", "邀请", "加入了群聊", "、", "(", ")", "wxid_a", " left", " added ", "拍了拍", "你和", "自己", " ",
            "<revokemsg>", "修改群名为", "小", "\n", "。", " and ", ", ", "我"]
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 0...9, using: &dice)).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &dice)] }.joined()
            var bytes = Array(text.utf8)
            if !bytes.isEmpty, Bool.random(using: &dice) { bytes.removeLast() }
            for dialect in [SystemDialect.weChat, .qq, .whatsApp] {
                var batch = LineBatch()
                bytes.withUnsafeBufferPointer {
                    batch.appendSystem($0, like: Line(number: 1, at: Instant(milliseconds: 0), kind: .system), dialect: dialect, namesAreIdentities: false)
                }
                #expect(!batch.lines.isEmpty)
                #expect(batch.lines.allSatisfy { Int($0.text.offset) + Int($0.text.length) <= batch.bytes.count })
            }
        }
    }

    private func read(_ sentence: String, _ dialect: SystemDialect) -> [String] {
        var batch = LineBatch()
        batch.appendSystem(sentence, dialect: dialect, namesAreIdentities: false)
        return batch.lines.map { line in
            func person(_ slice: LineBatch.Slice, _ name: LineBatch.Slice, _ isName: Bool) -> String {
                if slice.isEmpty { return "-" }
                if isName { return "'\(batch.text(slice))'" }
                return name.isEmpty ? batch.text(slice) : "\(batch.text(slice))(\(batch.text(name)))"
            }
            return "\(line.kind) \(person(line.sender, line.senderName, line.senderIsName))>\(person(line.other, .empty, line.otherIsName))"
        }
    }
}

extension LineBatch {
    fileprivate mutating func appendSystem(
        _ sentence: String, dialect: SystemDialect = .weChat, myself: Slice = .empty, namesAreIdentities: Bool
    ) {
        Array(sentence.utf8).withUnsafeBufferPointer {
            appendSystem(
                $0, like: Line(number: 1, at: Instant(milliseconds: 0), kind: .system), dialect: dialect, myself: myself,
                namesAreIdentities: namesAreIdentities)
        }
    }
}
