import App
import FeatureRules
import FeatureStores
import Foundation
import HTTPTypes
import Kernel
import Storage
import Testing
import Web

/// Pictures, voices and files of the message archive in the console.
@Suite struct ArchiveMediaPagesTests {
    private static let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]

    @Test func anOwnerChoosesWhatIsFetched() async throws {
        try await ArchivePagesTests.open { shop, owner, path in
            #expect(try await !owner.get(path).text.contains("id=\"media\""), "nothing to choose before it is set up")
            try await ArchivePagesTests.setUp(shop, owner, path)
            let page = try await owner.get(path).text
            #expect(page.contains("图片和文件") && page.contains("什么都不选") && page.contains("取哪些") && !page.contains("\"image\" checked"))
            for (form, sentence) in [
                (["kind": "image", "megabytes": "0", "days": "1"], "1 到 100"), (["kind": "image", "megabytes": "101", "days": "1"], "1 到 100"),
                (["kind": "image", "megabytes": "20", "days": "-1"], "0 到 3650"), (["kind": "image", "megabytes": "20", "days": "<b>"], "0 到 3650"),
                (["kind": "image", "megabytes": "99999999999999999999", "days": "1"], "1 到 100"),
            ] {
                let answer = try await owner.submit(path + "/media", form, page: path)
                #expect(answer.status == .unprocessableContent && answer.text.contains(sentence) && !answer.text.contains("<b>"))
                #expect(answer.text.contains("value=\"image\" checked> "), "what was chosen is still there")
            }
            let saved = try await owner.submit(path + "/media", ["kind": "image", "megabytes": "5", "days": "0"], page: path)
            #expect(saved.status == .seeOther && saved.location?.contains("archive-media-saved") ?? false)
            let entry = try #require(try await shop.installation.archives.all(in: shop.first.id).first)
            #expect(entry.media == ArchiveMediaPolicy(kinds: [.image], megabytes: 5, days: 0))
            #expect(try await owner.get(shop.first.id.path("/audit")).text.contains("取哪些图片和文件"))
            let other = try await shop.signedIn("小周", .operator)
            #expect(try await other.post(path + "/media", ["kind": "file", "megabytes": "5", "days": "0"]).status == .forbidden)
        }
    }

    @Test func theyAreSeenWhereTheyWereSent() async throws {
        try await ArchivePagesTests.open { shop, owner, path in
            try await ArchivePagesTests.setUp(shop, owner, path)
            let workspace = shop.first.id, at = (shop.world.now() - .hours(2)).iso
            let line = #"{"group":"午餐","sender":"s","sender_name":"小李","time":"\#(at)","type":"image","text":"菜单来了"}"#
            _ = try await shop.bringIn(line + "\n", as: "聊天.jsonl", by: owner)
            let archive = try #require(try await shop.installation.archives.all(in: workspace).first)
            let names = ["", "菜单 <b>\".txt", "page.html", "", "large.zip", "", "", ""]
            let states = ["kept", "kept", "kept", "kept", "too_large", "gone", "wanted", "removed"]
            try await shop.installation.database.write { tx in
                for (part, state) in states.enumerated() {
                    try tx.run(
                        """
                        INSERT INTO archive_media (workspace_id, connection_id, seq, part, message_id, kind, file_id, md5, bytes, name, at_ms, state, tries, next_ms)
                        SELECT workspace_id, \(archive.connection), 7, \(part), id, \(part == 0 || part == 3 ? "image" : "file"), 'f', '', 11, \(names[part]), at_ms,
                            \(state), 0, 0 FROM message WHERE workspace_id = \(workspace)
                        """)
                }
            }
            let media = shop.installation.mediaFolder
            func file(_ part: Int) -> String { media.path(of: .init(connection: archive.connection, seq: 7, part: part), in: workspace) }
            try FileManager.default.createDirectory(atPath: URL(filePath: file(0)).deletingLastPathComponent().path, withIntermediateDirectories: true)
            try Data(Self.picture).write(to: URL(filePath: file(0)))
            try Data("menu".utf8).write(to: URL(filePath: file(1)))
            try Data("<script>alert(1)</script>".utf8).write(to: URL(filePath: file(2)))
            // Part 3 is noted, but not there.
            let group = try #require(try await shop.groups()["午餐"])
            let messages = workspace.path("/groups/\(group)/messages"), root = workspace.path("/archive/\(archive.connection)/media")
            #expect(try await owner.get(messages + "?q=%E8%8F%9C%E5%8D%95").text.contains("talk-media"), "those that are searched for have them too")
            let page = try await owner.get(messages).text
            #expect(page.contains("href=\"\(root)/7/0\"") && page.contains("看图") && page.contains("菜单 &lt;b&gt;"))
            #expect(page.contains("太大，没有取") && page.contains("企业微信已经删了") && page.contains("还在取") && page.contains("到期删了"))
            #expect(!page.contains("\(root)/7/4\""))

            let reader = try await shop.signedIn("小周", .analyst)
            let picture = try await reader.get(root + "/7/0")
            #expect(picture.status == .ok && picture.headers[.contentType] == "image/png" && picture.headers[.contentDisposition] == nil)
            #expect(picture.headers[.xContentTypeOptions] == "nosniff" && picture.headers[.cacheControl]?.hasPrefix("private") ?? false)
            let text = try await reader.get(root + "/7/1")
            #expect(text.text == "menu" && text.headers[.contentType] == "application/octet-stream")
            #expect(text.headers[.contentDisposition] == "attachment; filename*=UTF-8''\(Address.encoded("菜单 _b__.txt"))")
            let script = try await reader.get(root + "/7/2")
            #expect(script.headers[.contentDisposition]?.hasPrefix("attachment") ?? false && script.headers[.contentType] == "application/octet-stream")
            for missing in ["7/3", "7/4", "7/5", "7/8", "8/0", "-7/0", "+7/0", "7/0x0", "7/%2E%2E", "..%2F7/0", "7/99999999999999999999", "%D9%A7/0", "7%00/0"] {
                let answer = try await reader.get("\(root)/\(missing)")
                #expect([.notFound, .badRequest].contains(answer.status), "\(missing): \(answer.status)")
            }
            #expect(try await reader.get(workspace.path("/archive/1/media/7/0")).status == .notFound)
            let till = try await shop.signedIn("收银", .cashier)
            #expect(try await till.get(root + "/7/0").status == .forbidden)
            let foreign = try await shop.signedIn("别家", .owner, in: shop.second)
            #expect(try await foreign.get(root + "/7/0").status != .ok)
            #expect(try await foreign.get(root.replacing("\(workspace)", with: "\(shop.second.id)") + "/7/0").status == .notFound)
            let counts = try await owner.get(path).text
            #expect(counts.contains("4 个，共 44 B") || counts.contains("共 \u{2068}44 B"), "\(counts)")
        }
    }
}
