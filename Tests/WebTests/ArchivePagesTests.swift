import App
import CryptoExtras
import FeatureRules
import FeatureStores
import Foundation
import HTTPTypes
import Kernel
import Storage
import Testing
import Web

/// The message archive of a connection in the console.
@Suite struct ArchivePagesTests {
    private static let key = (try? _RSA.Encryption.PrivateKey(keySize: .bits2048).pemRepresentation) ?? ""
    private static let secret = "a-secret-of-the-archive"

    static func open(_ test: @escaping @Sendable (Shop, Visitor, String) async throws -> Void) async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            let connection = try await APIConnectedTests.Company(shop).connection.id
            try await test(shop, owner, shop.first.id.path("/wecom/\(connection)/archive"))
        }
    }

    static func setUp(_ shop: Shop, _ owner: Visitor, _ path: String) async throws {
        try "x".write(toFile: shop.installation.place.archiveLibrary, atomically: true, encoding: .utf8)
        let answer = try await owner.submit(path, ["secret": secret, "version": "3", "key": key], page: path)
        #expect(answer.status == .seeOther, "\(answer.text)")
    }

    @Test func itIsSetUpWithoutShowingAnythingAgain() async throws {
        try await Self.open { shop, owner, path in
            #expect(try await owner.get(path).text.contains("库文件还不在服务器上"))
            let early = try await owner.submit(path, ["secret": Self.secret, "version": "3", "key": Self.key], page: path)
            #expect(early.status == .unprocessableContent && early.text.contains("找不到会话存档的库文件"))
            #expect(!early.text.contains(Self.secret) && !early.text.contains("MII"))
            try await Self.setUp(shop, owner, path)
            let page = try await owner.get(path).text
            #expect(page.contains("已经有的私钥版本：\u{2068}3") || page.contains("已经有的私钥版本：3"), "\(page)")
            #expect(!page.contains(Self.secret) && !page.contains("MII") && page.contains("马上就去取"))
            let entry = try #require(try await shop.installation.archives.all(in: shop.first.id).first)
            #expect(entry.library == shop.installation.place.archiveLibrary && entry.isOn && entry.asked == shop.world.now())
        }
    }

    @Test func mistakesAreSaidWhereTheyAre() async throws {
        try await Self.open { shop, owner, path in
            try await Self.setUp(shop, owner, path)
            for (form, sentence) in [
                ([:], "没有填新的 Secret"), (["key": "x", "version": "4"], "私钥读不出来"), (["key": Self.key, "version": "-1"], "从 1 开始"),
                (["key": Self.key, "version": "99999999999999999999"], "从 1 开始"),
            ] {
                let answer = try await owner.submit(path, form, page: path)
                #expect(answer.status == .unprocessableContent && answer.text.contains(sentence), "\(form.keys)")
            }
            #expect(try await owner.submit(path, ["key": Self.key, "version": "4"], page: path).status == .seeOther)
        }
    }

    @Test func itTellsHowItStands() async throws {
        try await Self.open { shop, owner, path in
            try await Self.setUp(shop, owner, path)
            try await shop.installation.database.write { tx in
                try tx.run("UPDATE message_archive SET seq = 4711, taken = 1200, withheld = 7, problem = 'the library answered 10009'")
                try tx.run(
                    """
                    INSERT INTO archive_room (workspace_id, connection_id, room, taken, withheld, ends_withheld)
                    SELECT workspace_id, connection_id, 'wr<1>', 5, 2, 0 FROM message_archive
                    """)
                try tx.run(
                    """
                    INSERT INTO archive_agreement (workspace_id, connection_id, room, person, is_given, changed_ms)
                    SELECT workspace_id, connection_id, 'wr<1>', 'wm<b>', 0, 1795000000000 FROM message_archive
                    """)
            }
            let page = try await owner.get(path).text
            #expect(page.contains("4711") && page.contains("1,200") && page.contains("不认服务器的地址") && page.contains("wr&lt;1&gt;"))
            let room = try await owner.get(path + "/room?room=wr%3C1%3E").text
            #expect(room.contains("wm&lt;b&gt;") && room.contains("没同意"))
            #expect(try await owner.get(path + "/room?room=other").status == .seeOther)
            #expect(try await owner.submit(path + "/switch", ["on": "0"], page: path).status == .seeOther)
            #expect(try await owner.get(path).text.contains("停用了"))
        }
    }

    /// Words for everything that can be noted.
    @Test func everyTroubleHasASentence() async throws {
        try await Self.open { shop, owner, path in
            try await Self.setUp(shop, owner, path)
            for (problem, sentence) in [
                ("the library cannot be loaded", "库文件打不开"), ("the library crashed", "运行时出错"), ("the library did not answer in time", "太慢"),
                ("the library answered what cannot be read", "读不懂"), ("the library answered 10000", "不认这个 Secret"), ("the library answered 10001", "连不上"),
                ("the library answered 10003", "10003"), ("the library answered 10010", "五天"), ("the library answered 10011", "证书"),
                ("there is no private key for version 12, or it is the wrong one", "12"), (ArchiveTrouble.sealedProblem, "打不开存着的"), ("msgaudit 45009", "谁同意存档时"),
            ] {
                try await shop.installation.database.write { tx in try tx.run("UPDATE message_archive SET problem = \(problem)") }
                #expect(try await owner.get(path).text.contains(sentence), "\(problem)")
            }
        }
    }

    @Test func onlyOwnersAndOnlyTheirs() async throws {
        try await Self.open { shop, owner, path in
            try await Self.setUp(shop, owner, path)
            let other = try await shop.signedIn("小周", .operator), foreign = try await shop.signedIn("别家", .owner, in: shop.second)
            #expect(try await other.get(path).status == .forbidden)
            let theirs = path.replacing("\(shop.first.id)", with: "\(shop.second.id)")
            #expect(try await foreign.get(theirs).status == .notFound)
            #expect(try await foreign.get(theirs + "/room?room=wr1").status == .notFound)
        }
    }
}
