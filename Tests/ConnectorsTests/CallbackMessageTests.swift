import Foundation
import Kernel
import Testing
import WeComConnector

@Suite struct CallbackMessageTests {
    static func read(_ text: String) throws -> XMLNode { try XMLReader.read(Array(text.utf8)) }

    @Test func elementsTextAndCDATAAreRead() throws {
        let root = try Self.read(
            """
            \u{FEFF}<?xml version="1.0"?><!-- a --> <xml a="1" b='<'>
              <Name><![CDATA[a<b>&amp;]]></Name><Empty></Empty><Closed/>
              <Mixed>a &lt; b &#x4F60;&#22909;<![CDATA[ & ]]>c</Mixed>
              <List><Item>1</Item><Item>2</Item></List>
            </xml> <!-- end -->
            """)
        #expect(root.name == "xml" && root.text("Name") == "a<b>&amp;" && root.text("Empty") == nil && root["Closed"] != nil)
        #expect(root.text("Mixed") == "a < b 你好 & c")
        #expect(root["List"]?.children.map(\.text) == ["1", "2"] && root["List"]?.text == "")
    }

    @Test(arguments: [
        "", "<", "<a", "<a>", "<a></b>", "<a><b></a>", "<a>]]></a>x", "<a><![CDATA[x</a>", "<a>&nbsp;</a>", "<a>&#0;</a>", "<a>&#xD800;</a>",
        "<a>&#99999999999;</a>", "<a b></a>", "<a b=c></a>", "<a/><b/>", "text",
        "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", "<?xml?><!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
    ])
    func whatIsNotWellFormedIsRefused(_ text: String) {
        #expect(throws: CallbackProblem.unreadable) { try Self.read(text) }
    }

    @Test func whatIsTooLargeTooDeepOrNoTextIsRefused() throws {
        let deep = String(repeating: "<a>", count: 16), closed = String(repeating: "</a>", count: 16)
        #expect(try Self.read(deep + closed).name == "a")
        for bytes in [
            Array("<b>\(deep)\(closed)</b>".utf8), Array("<a>".utf8) + [0xFF] + Array("</a>".utf8),
            Array("<a>\(String(repeating: "<b/>", count: 20_000))</a>".utf8), Array("<a>\(String(repeating: " ", count: 256 * 1024))</a>".utf8),
        ] {
            #expect(throws: CallbackProblem.unreadable) { try XMLReader.read(bytes) }
        }
    }

    /// Any damage to a document is refused or read, and never a trap.
    @Test func damageNeverTraps() {
        let document = Array("<xml><A><![CDATA[你好]]></A><B>&lt;&#65;</B><C><D x=\"1\"/></C></xml>".utf8)
        for place in document.indices {
            for byte in [0, 0x3C, 0x3E, 0x26, 0x5D, 0xFF] as [UInt8] {
                var damaged = document
                damaged[place] = byte
                _ = try? XMLReader.read(damaged)
                _ = try? CallbackEnvelope(damaged)
            }
            _ = try? XMLReader.read(Array(document[..<place]))
        }
    }

    @Test func bothFormsOfEnvelopesAreRead() throws {
        let xml = try CallbackEnvelope(Array("<xml><AgentID><![CDATA[7]]></AgentID><Encrypt><![CDATA[YWJj]]></Encrypt><ToUserName>ww1</ToUserName></xml>".utf8))
        #expect(xml.encrypted == Array("YWJj".utf8) && xml.agent == "7" && xml.recipient == "ww1" && !xml.isJSON)
        for text in [#" {"tousername":"ww1","encrypt":"YWJj","agentid":7}"#, #"{"ToUserName":"ww1","Encrypt":"YWJj","AgentID":"7"}"#] {
            let json = try CallbackEnvelope(Array(text.utf8))
            #expect(json.encrypted == xml.encrypted && json.agent == "7" && json.recipient == "ww1" && json.isJSON)
        }
        for text in ["{}", "[1]", "{\"encrypt\":1", "<xml><Encrypt></Encrypt></xml>", #"{"encrypt":{"a":"b"}}"#] {
            #expect(throws: CallbackProblem.unreadable) { try CallbackEnvelope(Array(text.utf8)) }
        }
    }

    @Test func oneDeliveryHasOneKeyAndTwoThingsHaveTwo() throws {
        func key(_ text: String) throws -> [UInt8] { try CallbackMessage(Array(text.utf8)).key }
        let joined = "<xml><FromUserName>sys</FromUserName><CreateTime>1735701001</CreateTime><Event>change_external_chat</Event><ChatId>wr1</ChatId><UpdateDetail>add_member</UpdateDetail></xml>"
        let turned = "<xml>\n<UpdateDetail><![CDATA[add_member]]></UpdateDetail><ChatId>wr1</ChatId><Event>change_external_chat</Event><CreateTime>1735701001</CreateTime><FromUserName>sys</FromUserName></xml>"
        #expect(try key(joined) == key(turned))
        for (part, other) in [("add_member", "del_member"), ("wr1", "wr2"), ("1735701001", "1735701002")] {
            #expect(try key(joined) != key(joined.replacingOccurrences(of: part, with: other)))
        }
        #expect(try key("<xml><A>1</A><B>2</B></xml>") != key("<xml><A>12</A><B></B></xml>"))
        #expect(try key("<xml><A><B>1</B></A></xml>") != key("<xml><B>1</B></xml>"))
        let said = "<xml><FromUserName>a</FromUserName><MsgId>9</MsgId><Content>x</Content></xml>"
        #expect(try key(said) == key(said.replacingOccurrences(of: "x", with: "y")) && key(said) != key(said.replacingOccurrences(of: "9", with: "8")))
        let json = #"{"FromUserName":"a","MsgId":9,"Content":"x","CreateTime":1348831860}"#
        let message = try CallbackMessage(Array(json.utf8))
        #expect(try message.key == key(said) && message.created?.milliseconds == 1_348_831_860_000)
    }

    @Test(arguments: [false, true])
    func repliesAreReadByTheOtherSide(isJSON: Bool) throws {
        let cipher = try CallbackCipher(token: "t", encodingKey: String(repeating: "k", count: 43), receiver: "ww1")
        let body = try PassiveReply.body(
            Array("<xml><MsgType>text</MsgType></xml>".utf8), cipher: cipher, timestamp: 1_735_700_000, nonce: "n1",
            salt: [UInt8](repeating: 1, count: 16), isJSON: isJSON)
        let envelope = try CallbackEnvelope(Array(body.utf8))
        #expect(envelope.isJSON == isJSON)
        let signature = String(decoding: cipher.signature(of: envelope.encrypted, timestamp: "1735700000", nonce: "n1"), as: UTF8.self)
        #expect(body.contains(signature))
        #expect(try CallbackMessage(cipher.open(envelope.encrypted)).root.text("MsgType") == "text")
        #expect(throws: CallbackProblem.unreadable) {
            try PassiveReply.body([], cipher: cipher, timestamp: 0, nonce: "]]>", salt: [UInt8](repeating: 1, count: 16), isJSON: isJSON)
        }
    }
}
