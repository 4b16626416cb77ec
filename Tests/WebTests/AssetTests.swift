import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing
import Web

@Suite struct AssetTests {
    @Test func stylesGoOutPackedToWhoeverTakesThem() async throws {
        try await Shop.open { shop in
            let visitor = try await shop.signedIn("阿明", .owner)
            let page = try await visitor.get("/account").text
            let style = String(try #require(page.firstMatch(of: /href="(\/assets\/console-[0-9a-f]+\.css)"/)).1)
            func answer(_ accepted: String?) async throws -> Visitor.Answer {
                try await visitor.get(style, headers: accepted.map { [.acceptEncoding: $0] } ?? [:])
            }
            for accepted in ["gzip", "br, gzip;q=0.5", "deflate, GZIP", "*", "identity;q=0.1, *;q=0.2"] {
                let packed = try await answer(accepted)
                #expect(packed.status == .ok && packed.headers[.contentEncoding] == "gzip" && packed.headers[.vary] == "Accept-Encoding", "\(accepted)")
                #expect(packed.headers[.cacheControl]?.contains("immutable") ?? false)
                #expect(packed.headers[.contentType]?.hasPrefix("text/css") ?? false)
                #expect(Int(packed.headers[.contentLength] ?? "") ?? .max < 60_000, "a style that weighs no more than a picture")
            }
            for accepted in [nil, "", "br", "gzip;q=0", "*, gzip;q=0", "gzip;q=x", "gzipped"] as [String?] {
                let plain = try await answer(accepted)
                #expect(plain.status == .ok && plain.headers[.contentEncoding] == nil && plain.text.contains(":root"), "\(accepted ?? "none")")
                #expect(plain.headers[.vary] == "Accept-Encoding", "a cache must not give it to who takes another")
            }
        }
    }

    @Test func packedIsTheSame() async throws {
        try await Shop.open { shop in
            let page = try await shop.signedIn("阿明", .owner).get("/account").text
            let style = String(try #require(page.firstMatch(of: /href="(\/assets\/console-[0-9a-f]+\.css)"/)).1)
            let plain = try await shop.client.execute(uri: style, method: .get) { Array($0.body.readableBytesView) }
            let packed = try await shop.client.execute(uri: style, method: .get, headers: [.acceptEncoding: "gzip"]) { Array($0.body.readableBytesView) }
            let folder = FileManager.default.temporaryDirectory.appending(path: "asset-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            try Data(packed).write(to: folder.appending(path: "a.gz"))
            let gunzip = Process()
            gunzip.executableURL = URL(filePath: "/usr/bin/env")
            gunzip.arguments = ["gzip", "-d", folder.appending(path: "a.gz").path]
            try gunzip.run()
            gunzip.waitUntilExit()
            #expect(try Array(Data(contentsOf: folder.appending(path: "a"))) == plain)
            #expect(packed.count * 4 < plain.count)
        }
    }

    @Test func pagesStayPlain() async throws {
        try await Shop.open { shop in
            let page = try await shop.signedIn("阿明", .owner).get("/account", headers: [.acceptEncoding: "gzip"])
            #expect(page.headers[.contentEncoding] == nil && page.text.contains("name=\"token\""), "a packed page would tell of its token")
        }
    }
}
