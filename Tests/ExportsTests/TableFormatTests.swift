import Kernel
import Testing

@testable import Exports

/// What every CSV format becomes, from the recognising to the line.
@Suite("CSV exports")
struct TableFormatTests {
    @Test("MemoTrace 1: numbers for kinds, XML bodies, tails of identities, several chats kept apart")
    func memoTrace() throws {
        let text = #"""
            \#u{FEFF}localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender\#r
            1,17,1,0,0,1731571200,2,"大家""早上""好,
            第二行",2024-11-14 16:00:00,群友,小满,wxid_a1:25319:1\#r
            2,17,10000,0,0,1731571230,2,"""小满""邀请""阿远""加入了群聊",2024-11-14 16:00:30,,,\#r
            3,17,49,2001,1,1731571231,2,"<msg><appmsg><title><![CDATA[恭喜发财]]></title></appmsg></msg>",2024-11-14 16:00:31,,,\#r
            4,17,49,57,0,1731571232,2,"<msg><appmsg><title>A &amp; B</title><refermsg><content>原话</content></refermsg></appmsg></msg>",x,,小满,wxid_a1\#r
            5,17,1,0,0,1731571233,2,"wxid_b2:
            你好",x,,,\#r
            6,18,3,0,0,1731571234,2,<msg><img/></msg>,x,,阿远,wxid_b2\#r
            7,17,1,0,0,1731571235,2,少一列\#r
            8,17,新,0,0,1731571236,2,x,x,,,wxid_b2\#r
            9,17,10002,0,0,1731571237,2,"<sysmsg type=""revokemsg""><revokemsg><replacemsg><![CDATA[""阿远"" 撤回了一条消息]]></replacemsg></revokemsg></sysmsg>",x,,,\#r
            10,17,10000,0,0,1731571238,2,"<sysmsg type=""sysmsgtemplate""><sysmsgtemplate><content_template><template><![CDATA[""$username$""邀请""$names$""加入了群聊]]></template><link_list><link name=""username"" type=""link_profile""><memberlist><member><nickname>小满</nickname></member></memberlist></link><link name=""names""><memberlist><member><nickname>阿远</nickname></member><member><nickname>木木</nickname></member></memberlist></link></link_list></content_template></sysmsgtemplate></sysmsg>",x,,,\#r

            """#
        let invited = "\"\"小满\"邀请\"阿远、木木\"加入了群聊\""
        #expect(
            try FileReading.open(text) == [
                "memotrace-csv",
                "2 2024-11-14T08:00:00 text wxid_a1/小满 \"大家\"早上\"好,⏎第二行\"",
                "4 2024-11-14T08:00:30 joinedByInvitation '阿远'>'小满' \"\"小满\"邀请\"阿远\"加入了群聊\"",
                "5 2024-11-14T08:00:31 redPacket 我 \"恭喜发财\"",
                "6 2024-11-14T08:00:32 text wxid_a1/小满 \"A & B\" ?原话",
                "7 2024-11-14T08:00:33 text wxid_b2 \"你好\"",
                "9 2024-11-14T08:00:34 image wxid_b2/阿远 \"\" @18",
                "12 2024-11-14T08:00:37 recalled '阿远' \"\"阿远\" 撤回了一条消息\"",
                "13 2024-11-14T08:00:38 joinedByInvitation '阿远'>'小满' \(invited)",
                "13 2024-11-14T08:00:38 joinedByInvitation '木木'>'小满' \(invited)",
                "10 !wrongColumnCount", "11 !badType",
            ])
    }

    @Test("MemoTrace 2, both variants: kinds in words, the quotation on the last line")
    func memoTrace2() throws {
        let lines = [
            "text %@ \"同意\" ?大家早上好", "file %@ \"【文件】a.pdf\"", "removed 阿远>我 \"你将\"阿远\"移出了群聊\"",
        ]
        let rows = { (sender: String, tail: String) in
            #"""
            1,引用消息,\#(sender),2024-11-14 16:00:00,"同意
            引用：阿远: 大家早上好",\#(tail)
            2,文件,\#(sender),2024-11-14 16:00:01,【文件】a.pdf,\#(tail)
            3,系统消息,,2024-11-14 16:00:02,"你将""阿远""移出了群聊",\#(tail)
            4,,x,2024-11-14 16:00:03,y,\#(tail)
            """#
        }
        func shown(_ sender: String) -> [String] {
            ["memotrace2-csv"]
                + zip(["2 2024-11-14T08:00:00 ", "4 2024-11-14T08:00:01 ", "5 2024-11-14T08:00:02 "], lines).map {
                    $0 + $1.replacing("%@", with: sender)
                } + ["6 !missingType"]
        }
        #expect(try FileReading.open("消息ID,类型,发送人,时间,内容,备注,昵称,更多信息\n" + rows("小满", "r,n,more")) == shown("小满"))
        #expect(try FileReading.open("消息ID,类型,wxid,时间,内容,备注,群昵称,昵称\n" + rows("wxid_a", "r,满,n")) == shown("wxid_a/满"))
    }

    @Test("PyWxDump, both variants of the body")
    func pyWxDump() throws {
        let lines = [
            "pywxdump-csv", "2 2024-11-14T08:00:00 text wxid_a \"大家\"早\"\" @1@chatroom",
            "3 2024-11-14T08:00:01 text 我 \"同意\" ?大家早 @1@chatroom",
            "4 2024-11-14T08:00:02 joinedByQR '阿远'>'小满' \"\"阿远\"通过扫描\"小满\"分享的二维码加入群聊\" @1@chatroom",
        ]
        #expect(
            try FileReading.open(
                #"""
                id,MsgSvrID,type_name,is_sender,talker,room_name,msg,src,CreateTime
                1,7,文本,0,wxid_a,1@chatroom,"大家""早""",,2024-11-14 16:00:00
                2,8,引用回复,1,我,1@chatroom,"同意

                [引用](2024-11-14 15:59:00)小满:大家早",,2024-11-14 16:00:01
                3,9,系统通知,0,系统,1@chatroom,"""阿远""通过扫描""小满""分享的二维码加入群聊",,2024-11-14 16:00:02
                """#) == lines.map { $0.replacing("4 2024", with: "6 2024") })
        #expect(
            try FileReading.open(
                #"""
                id,MsgSvrID,type_name,is_sender,talker,room_name,content,CreateTime
                1,7,文本,0,wxid_a,1@chatroom,"{""src"": """", ""msg"": ""大家\""早\""""}",2024-11-14 16:00:00
                2,8,引用回复,1,我,1@chatroom,"{""msg"": ""同意\n\n[引用](2024-11-14 15:59:00)小满:大家早""}",2024-11-14 16:00:01
                3,9,系统通知,0,,1@chatroom,"{""msg"": ""\""阿远\""通过扫描\""小满\""分享的二维码加入群聊""}",2024-11-14 16:00:02
                4,10,文本,0,wxid_a,1@chatroom,nicht,2024-11-14 16:00:03
                """#) == lines + ["5 !notJSON"])
    }

    @Test("chatlog: system lines by the sender, kinds by the placeholder")
    func chatlog() throws {
        #expect(
            try FileReading.open(
                #"""
                Time,SenderName,Sender,TalkerName,Talker,Content
                2024-11-14 16:00:00,小满,wxid_a,读书群,1@chatroom,大家早上好
                2024-11-14 16:00:01,阿远,wxid_b,读书群,1@chatroom,"> 小满(wxid_a) 11-14 16:00:00
                > 大家早上好
                同意"
                2024-11-14 16:00:02,,系统消息,读书群,1@chatroom,"""小满(wxid_a)""修改群名为“读书会”"
                2024-11-14 16:00:03,阿远,wxid_b,读书群,1@chatroom,![图片](http://127.0.0.1:5030/image/x)
                """#) == [
                    "chatlog-csv", "2 2024-11-14T08:00:00 text wxid_a/小满 \"大家早上好\" @1@chatroom/读书群",
                    "3 2024-11-14T08:00:01 text wxid_b/阿远 \"同意\" ?大家早上好 @1@chatroom/读书群",
                    "6 2024-11-14T08:00:02 groupRenamed wxid_a/小满 \"读书会\" @1@chatroom/读书群",
                    "7 2024-11-14T08:00:03 image wxid_b/阿远 \"![图片](http://127.0.0.1:5030/image/x)\" @1@chatroom/读书群",
                ])
    }

    @Test("WeFlow: ISO times, names only")
    func weFlow() throws {
        #expect(
            try FileReading.open(
                "\u{FEFF}id,MsgSvrID,type_name,is_sender,talker,msg,src,CreateTime\r\n1,7,text,0,小满,早,,2024-11-14T08:00:00.500Z\r\n"
                    + "2,8,sticker,1,,,x,2024-11-14T08:00:01.000Z\r\n") == [
                    "weflow-csv", "2 2024-11-14T08:00:00.500 text 小满 \"早\"", "3 2024-11-14T08:00:01 sticker 我 \"\"",
                ])
    }

    @Test("A table of unknown make: clear names are enough, others need a mapping, a wrong mapping says so")
    func generic() throws {
        let clear = "消息ID;群名;发送者;发送者QQ号;发送时间;消息类型;消息内容\n1;读书群;小满;10001;2024/11/14 16:00;图片;a.jpg\n2;读书群;阿远;10002;2024年11月14日 下午4:00:01;;[语音]\n"
        #expect(
            try FileReading.open(clear) == [
                "csv", "2 2024-11-14T08:00:00 image 10001/小满 \"a.jpg\" @读书群",
                "3 2024-11-14T08:00:01 voice 10002/阿远 \"[语音]\" @读书群",
            ])
        let unclear = "wann,wer,was\n2024-11-14 16:00,A,x\n2024-11-14 16:01,B,\"y,z\"\n"
        #expect(throws: ExportError.columnsNeeded(found: ["wann", "wer", "was"])) { try FileReading.open(unclear) }
        let mapping = ColumnMapping(time: "wann", sender: "wer", text: "was")
        #expect(
            try FileReading.open(unclear, ReadOptions(columns: mapping)) == [
                "csv", "2 2024-11-14T08:00:00 text A \"x\"", "3 2024-11-14T08:01:00 text B \"y,z\"",
            ])
        let wrong = ColumnMapping(time: "when", sender: "wer", text: "was")
        #expect(throws: ExportError.columnMissing("when", found: ["wann", "wer", "was"])) {
            try FileReading.open(unclear, ReadOptions(columns: wrong))
        }
        #expect(throws: ExportError.notOfFormat(.chatlogCSV)) {
            let folder = try FileReading.Folder()
            _ = try FileReading.open(path: folder.write(Array(unclear.utf8)), format: .chatlogCSV)
        }
    }

    @Test(
        "Times of every form",
        arguments: [
            ("1731571200", "2024-11-14T08:00:00Z"), ("1731571200.25", "2024-11-14T08:00:00.250Z"),
            ("1731571200123", "2024-11-14T08:00:00.123Z"), ("1731571200123456", "2024-11-14T08:00:00.123Z"),
            ("2024-11-14T16:00:00+08:00", "2024-11-14T08:00:00Z"), ("2024-11-14 16:00", "2024-11-14T08:00:00Z"),
            ("2024/1/5 8:05", "2024-01-05T00:05:00Z"), ("2024.11.14 16:00:30", "2024-11-14T08:00:30Z"),
            ("2024年11月14日 16:00", "2024-11-14T08:00:00Z"), ("2024年1月5日 上午12:30:05", "2024-01-04T16:30:05Z"),
            ("1/15/2024 8:05:30 PM", "2024-01-15T12:05:30Z"), ("1/15/2024, 12:05 PM", "2024-01-15T04:05:00Z"),
            ("45610.6666666667", "2024-11-14T08:00:00Z"), ("  2024-11-14  ", "2024-11-13T16:00:00Z"),
            ("15/1/2024 8:05", nil), ("2024-02-30 10:00", nil), ("25:00", nil), ("12", nil), ("now", nil), ("", nil),
            ("99999999999999999999", nil), ("2024-11-14 16:00:00 Uhr", nil), ("1/15/2024 13:05 AM", nil),
        ] as [(String, String?)])
    func times(text: String, expected: String?) {
        let found = Array(text.utf8).withUnsafeBufferPointer { TimeText.parse($0, zone: .shanghai) }
        #expect(found?.iso == expected)
    }
}
