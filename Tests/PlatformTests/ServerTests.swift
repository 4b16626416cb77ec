import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Testing

@testable import PlatformSimulator

@Suite struct ServerTests {
    private func serve(_ body: @Sendable @escaping (SimulatedPlatform, any TestClientProtocol) async throws -> Void) async throws {
        let platform = SimulatedPlatform(seed: 3, size: WorldSize(staff: 2, customers: 5, groups: 2, members: 3), world: .live)
        try await Application(router: PlatformServer.router(platform)).test(.router) { try await body(platform, $0) }
    }

    private static func json(_ response: TestResponse) -> JSONValue { JSONReader.read(Array(response.body.readableBytesView)) ?? .null }

    private static func send(
        _ client: any TestClientProtocol, _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, _ headers: HTTPFields = [:]
    ) async throws -> TestResponse {
        try await client.execute(uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
    }

    private static func tokenPath(_ platform: SimulatedPlatform) -> String {
        "/cgi-bin/gettoken?corpid=\(platform.credentials.corpID)&corpsecret=\(platform.credentials.secret)"
    }

    @Test func theAPIAnswersOverHTTP() async throws {
        try await serve { platform, client in
            let token = Self.json(try await Self.send(client, .get, Self.tokenPath(platform)))["access_token"].text ?? ""
            let list = try await Self.send(client, .post, "/cgi-bin/externalcontact/groupchat/list?access_token=\(token)", #"{"limit":10}"#)
            #expect(list.status == .ok)
            #expect(Self.json(list)["group_chat_list"].list.count == 2)
            let bad = try await Self.send(client, .post, "/cgi-bin/externalcontact/groupchat/list?access_token=\(token)", "[1]")
            #expect(bad.status == .ok)
            #expect(Self.json(bad)["errmsg"].text?.contains("wrong json format") == true)
        }
    }

    @Test func faultsAreSetAndTakenBack() async throws {
        try await serve { platform, client in
            let path = Self.tokenPath(platform)
            #expect(Self.json(try await Self.send(client, .post, "/sim/faults", #"{"busy":1}"#))["busy"].real == 1)
            #expect(Self.json(try await Self.send(client, .get, "/sim/faults"))["busy"].real == 1)
            #expect(Self.json(try await Self.send(client, .get, path)).errcode == -1)
            _ = try await Self.send(client, .post, "/sim/faults", #"{"reset":true,"bad_gateway":1}"#)
            #expect(try await Self.send(client, .get, path).status == .badGateway)
            _ = try await Self.send(client, .post, "/sim/faults", #"{"reset":true,"lost_reply":1}"#)
            await #expect(throws: (any Error).self) { try await Self.send(client, .get, path) }
            _ = try await Self.send(client, .post, "/sim/faults", #"{"reset":true,"calls_per_minute":1}"#)
            // A minute may end between two of them.
            var codes: [Int] = []
            for _ in 0..<4 { codes.append(Self.json(try await Self.send(client, .get, path)).errcode) }
            #expect(codes[0] == 0 && codes.contains(45009), "\(codes)")
            let extra = try await Self.send(client, .post, "/sim/faults", #"{"reset":true,"extra_fields":true}"#)
            #expect(Self.json(extra)["extra_fields"] == .bool(true))
            #expect(Self.json(try await Self.send(client, .get, path))["new_field"]["inner"].list.count == 2)
            _ = try await Self.send(client, .post, "/sim/faults", #"{"reset":true}"#)
            #expect(Self.json(try await Self.send(client, .get, path)).errcode == 0)
        }
    }

    @Test func theClockIsPutForward() async throws {
        try await serve { platform, client in
            let token = Self.json(try await Self.send(client, .get, Self.tokenPath(platform)))["access_token"].text ?? ""
            _ = try await Self.send(client, .post, "/sim/advance", #"{"seconds":7200}"#)
            #expect(Self.json(try await Self.send(client, .get, "/cgi-bin/getcallbackip?access_token=\(token)")).errcode == 42001)
            _ = try await Self.send(client, .post, "/sim/advance", #"{"seconds":9223372036854775807}"#)
            #expect(Self.json(try await Self.send(client, .get, Self.tokenPath(platform))).errcode == 0)
        }
    }

    @Test func theTruthIsReadWhole() async throws {
        try await serve { platform, client in
            let truth = Self.json(try await Self.send(client, .get, "/sim/truth"))
            #expect(truth["contacts"].list.count == 5)
            #expect(truth["groups"].list.map { $0["members"].list.count } == [3, 3])
            #expect(Self.json(try await Self.send(client, .get, "/sim/pushes"))["counts"]["made"].integer == 0)
            #expect(try await Self.send(client, .post, "/sim/no/such", "{}").status == .notFound)
            #expect(try await Self.send(client, .post, "/sim/add", "no json").status == .badRequest)
            #expect(try await Self.send(client, .post, "/sim/group/leave", #"{"chat_id":"x"}"#).status == .conflict)
        }
    }

    @Test func aPersonPlaysWithForms() async throws {
        try await serve { platform, client in
            let added = try await Self.send(client, .post, "/play/add", "customer=%3Cb%3E%E5%B0%8F&userid=LiuYang")
            #expect(added.status == .seeOther)
            let page = String(buffer: try await Self.send(client, .get, "/").body)
            #expect(page.contains("这是模拟的企业微信，不是真的"))
            #expect(page.contains("&lt;b&gt;小"))
            #expect(!page.contains("<b>小"))
            #expect(page.contains(platform.credentials.secret))
            #expect(try await Self.send(client, .post, "/play/add", "customer=x", [.origin: "https://example.com"]).status == .forbidden)
        }
    }

    @Test func codesAreReadByPeopleAndByPictures() async throws {
        try await serve { platform, client in
            let id = platform.change { state, now -> String in
                let place = try? state.play("staff/add", .object([:]), now: now)
                #expect(place != nil)
                let token = state.answer(
                    "gettoken", isRead: true, query: ["corpid": state.credentials.corpID, "corpsecret": state.credentials.secret], body: .object([:]), now: now)
                let access = JSONReader.read(token.bytes)?["access_token"].text ?? ""
                let way = state.answer(
                    "externalcontact/add_contact_way", isRead: false, query: ["access_token": access],
                    body: JSONReader.read(Array(#"{"type":1,"scene":2,"user":["LiuYang"]}"#.utf8)), now: now)
                return JSONReader.read(way.bytes)?["config_id"].text ?? ""
            }
            let picture = try await Self.send(client, .get, "/qr/\(id)")
            #expect(picture.headers[.contentType] == "image/svg+xml")
            let page = try await Self.send(client, .get, "/qr/\(id)", nil, [.accept: "text/html"])
            #expect(String(buffer: page.body).contains("name=\"config_id\" value=\"\(id)\""))
            #expect(try await Self.send(client, .get, "/qr/none").status == .notFound)
        }
    }
}
