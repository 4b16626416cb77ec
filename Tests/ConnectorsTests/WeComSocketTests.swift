import Foundation
import Journal
import Kernel
import Testing
@testable import WeComConnector

/// The same over a real connection.
@Suite struct WeComSocketTests {
    static func client(_ port: UInt16, _ http: WeComHTTP) -> WeComClient {
        WeComClient(
            corpID: WeComStage.corp, secret: WeComStage.secret, transport: http.transport, limits: WeComLimits(world: .live), world: .live,
            sleep: { _ in })
    }

    @Test func aHundredCallersOverSockets() async throws {
        let server = try WeComLoopback { request, _ in
            request.hasPrefix("GET /cgi-bin/gettoken")
                ? .late(milliseconds: 50, #"{"errcode":0,"errmsg":"ok","access_token":"token-T1","expires_in":7200}"#)
                : .json(#"{"errcode":0,"errmsg":"ok","group_chat":{"chat_id":"wr1","name":"春芽","member_list":[{"userid":"LiuYang","type":1}]}}"#)
        }
        defer { server.stop() }
        let http = WeComHTTP(base: "http://127.0.0.1:\(server.port)/"), client = Self.client(server.port, http)
        try await withThrowingTaskGroup(of: String.self) { tasks in
            for _ in 0..<100 { tasks.addTask { try await client.call(WeComGroups.get("wr1")).name } }
            for try await name in tasks { #expect(name == "春芽") }
        }
        try await http.close()
        #expect(server.seen.count { $0.hasPrefix("GET /cgi-bin/gettoken?corpid=ww0123456789abcdef&corpsecret=s3cret-s3cret-s3cret HTTP/1.1\r\n") } == 1)
        let asked = server.seen.filter { $0.hasPrefix("POST /cgi-bin/externalcontact/groupchat/get?access_token=token-T1 HTTP/1.1\r\n") }
        // On a machine that is busy a call may time out and be made again.
        #expect(asked.count >= 100)
        #expect(asked.allSatisfy { $0.hasSuffix("\r\n\r\n{\"chat_id\":\"wr1\",\"need_name\":1}") && $0.lowercased().contains("content-type: application/json\r\n") })
    }

    @Test func aFileGoesUpWhole() async throws {
        let server = try WeComLoopback { request, _ in
            .json(request.hasPrefix("GET") ? #"{"access_token":"token-T1"}"# : #"{"errcode":0,"media_id":"M\#(request.utf8.count)"}"#)
        }
        defer { server.stop() }
        let http = WeComHTTP(base: "http://127.0.0.1:\(server.port)"), client = Self.client(server.port, http)
        let file = WeComFile(.file, name: "周报.xlsx", bytes: Array(repeating: UInt8(ascii: "x"), count: 300_000))
        let media = try await client.call(WeComMedia.upload(file, world: .live))
        try await http.close()
        let sent = try #require(server.seen.last)
        #expect(media.mediaID == "M\(sent.utf8.count)")
        #expect(sent.contains("multipart/form-data; boundary=quanzi"))
        #expect(sent.contains("filename=\"周报.xlsx\""))
        #expect(sent.contains(String(repeating: "x", count: 300_000)))
    }

    @Test func whatBreaksHasAName() async throws {
        let server = try WeComLoopback { request, times in
            if request.hasPrefix("GET") { return .json(#"{"access_token":"token-T1"}"#) }
            return switch times {
            case 1: .hangUp
            case 2: .raw(Array("SMTP ready\r\n\r\n".utf8))
            case 3: .raw(Array("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n".utf8))
            default: .raw(Array("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 4\r\n\r\noops".utf8))
            }
        }
        defer { server.stop() }
        let http = WeComHTTP(base: "http://127.0.0.1:\(server.port)"), client = Self.client(server.port, http)
        let blind = WeComJoinWays.add(WeComJoinWayPlan(chatIDs: ["wr1"]))
        func cause() async -> WeComFailure.Cause? { await failure { () throws(WeComFailure) in try await client.call(blind) }?.cause }
        #expect(await cause() == .lost("broken"))
        #expect(await cause() == .lost("broken"))
        #expect(await cause() == .status(302))
        #expect(await cause() == .status(502))
        // Each was sent once.
        #expect(server.seen.count { $0.hasPrefix("POST") } == 4)
        server.stop()
        try await http.close()
        let nobody = WeComHTTP(base: "http://127.0.0.1:\(server.port)")
        let failed = await failure { () throws(WeComFailure) in try await Self.client(server.port, nobody).call(blind) }
        #expect(failed?.cause == .notSent("connect"))
        #expect(failed?.outcome == .temporary)
        try await nobody.close()
    }

    /// An answer that stops in the middle is not waited for.
    @Test func halfAnAnswerIsNone() async throws {
        let server = try WeComLoopback { _, _ in .raw(Array("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{".utf8)) }
        defer { server.stop() }
        let http = WeComHTTP(base: "http://127.0.0.1:\(server.port)"), body = Array("{}".utf8)
        let request = WeComRequest(method: .post, path: "/cgi-bin/x", query: [], contentType: nil, body: [body], timeout: Span(milliseconds: 200))
        await #expect(throws: WeComTransport.Problem.lost("timeout")) { try await http.transport.send(request) }
        try await http.close()
    }

    /// Nothing was sent, so a message to a robot may be tried again; also if whoever listens does not speak TLS.
    @Test func whatNeverLeftDidNotHappen() async throws {
        let server = try WeComLoopback { _, _ in .hangUp }
        defer { server.stop() }
        let world = World.live
        let bases = [
            "", "qyapi", "ftp://127.0.0.1", "http://", "http://[", "http://nobody.invalid", "https://127.0.0.1:\(server.port)", "https://localhost:1",
        ]
        for base in bases {
            let http = WeComHTTP(base: base)
            let robot = RobotClient(key: "k", transport: http.transport, limits: WeComLimits(world: world), world: world, sleep: { _ in })
            let failed = await failure { () throws(WeComFailure) in try await robot.send(.text("好")) }
            #expect(failed?.remedy == .backOff, "\(base): \(String(describing: failed))")
            try await http.close()
        }
    }
}
