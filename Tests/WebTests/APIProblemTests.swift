import App
import FeatureStores
import Foundation
import HTTPTypes
import Kernel
import Storage
import Testing
import Web

@Suite struct APIProblemTests {
    @Test func parametersAreHeldAgainstTheirDescription() async throws {
        try await Shop.open { shop in
            _ = try await shop.ownerOfCommunity()
            let caller = try await shop.caller(.read), group = try #require(try await shop.groups()[Community.lunch])
            let wrong: [(query: String, name: String)] = [
                ("/groups?limit=0", "limit"), ("/groups?limit=201", "limit"), ("/groups?limit=%2B5", "limit"), ("/groups?limit=viel", "limit"),
                ("/groups?limit=99999999999999999999", "limit"), ("/groups?colour=red", "colour"), ("/groups?sort=size", "sort"),
                ("/groups?limit=1&limit=2", "limit"), ("/groups?cursor=%2A", "cursor"), ("/groups?cursor=MQ", "cursor"), ("/groups?cursor=", "cursor"),
                ("/groups/\(group)/members?cursor=MQ", "cursor"), ("/groups/\(group)/members?cursor=OTk5OTk5OTk5OTk5OTk5OTk5OTk5LjE", "cursor"),
                ("/groups/\(group)/figures?as_of=2026-11-21", "as_of"), ("/groups/\(group)/figures?as_of=2026-11-21T08:00:00", "as_of"),
                ("/groups/\(group)/figures?limit=5", "limit"), ("/messages?group=x", "group"), ("/messages?group=-1", "group"),
                ("/messages?q=", "q"), ("/messages?q=\(String(repeating: "x", count: 201))", "q"), ("/workspace?token=1", "token"),
            ]
            for (query, name) in wrong {
                let answer = try await caller.get(query)
                #expect(answer.status == 400 && answer.problem == "bad-parameters", "\(query)")
                #expect(answer.faults.first?["name"] == name && answer.faults.first?["in"] == "query", "\(query): \(answer.text)")
                #expect(answer.headers[.contentType] == "application/problem+json")
                #expect(answer.json["status"] as? Int == 400 && (answer.json["instance"] as? String)?.hasPrefix("/api/v1/") ?? false)
            }
            #expect(try await caller.get("/groups?a=1&b=2").faults.count == 2)
            for query in ["/groups?limit=%ZZ", "/groups?q=%FF", "/groups?x=%00"] {
                #expect(try await caller.get(query).problem == "bad-parameters", "\(query)")
            }
        }
    }

    @Test func cursorsMayBeForgedWithoutHarm() async throws {
        try await Shop.open { shop in
            _ = try await shop.ownerOfCommunity()
            let caller = try await shop.caller(.read), group = try #require(try await shop.groups()[Community.lunch])
            for places: [Int64] in [[.min], [.max], [-1], [0], [.min, .max], [.max, .min], [0, 0]] {
                let cursor = Base64URL.encode(Array(places.map { "\($0)" }.joined(separator: ".").utf8))
                for path in ["/messages", "/groups", "/messages?q=\(Address.encoded("大份"))", "/groups/\(group)/members", "/groups/\(group)/messages"] {
                    let answer = try await caller.get(path + (path.contains("?") ? "&" : "?") + "cursor=\(cursor)")
                    #expect([200, 400].contains(answer.status), "\(path) \(places): \(answer.text)")
                }
            }
        }
    }

    @Test func bodiesAreRead() async throws {
        try await Shop.open { shop in
            _ = try await shop.ownerOfCommunity()
            let caller = try await shop.caller(.write), group = try #require(try await shop.groups()[Community.lunch])
            let deep = String(repeating: "[", count: 5000), long = String(repeating: "长", count: 40_000)
            let wrong: [(body: String, status: Int, problem: String, fault: String?)] = [
                ("", 400, "bad-body", nil), ("null", 400, "bad-body", nil), ("[]", 400, "bad-body", nil), ("{", 400, "bad-body", nil),
                ("{}", 400, "bad-body", "name"), (#"{"name":null}"#, 400, "bad-body", "name"), (#"{"name":5}"#, 400, "bad-body", "name"),
                (#"{"name":"a","colour":1}"#, 400, "bad-body", "colour"), (#"{"name":"a\u0000"}"#, 400, "bad-body", nil),
                (#"{"name":"\b"}"#, 400, "bad-body", nil), (#"{"name":"\ud800"}"#, 400, "bad-body", nil), (deep, 400, "bad-body", nil),
                (#"{"name":"\#(long)"}"#, 413, "too-large", nil), (#"{"name":"\#(long.prefix(100))"}"#, 422, "refused", "name"),
            ]
            for (body, status, problem, fault) in wrong {
                let answer = try await caller.send(.patch, "/groups/\(group)", body: body)
                #expect(answer.status == status && answer.problem == problem, "\(body.prefix(60)): \(answer.text)")
                #expect(answer.faults.first?["name"] == fault, "\(body.prefix(60)): \(answer.text)")
            }
            let form = try await caller.send(.patch, "/groups/\(group)", body: "name=a", headers: [.contentType: "application/x-www-form-urlencoded"])
            #expect(form.status == 415 && form.problem == "not-json")
            #expect(try await caller.send(.patch, "/groups/\(group)", body: #"{"name":"a"}"#, headers: [.contentType: "application/json; charset=utf-8"]).status == 200)
        }
    }

    @Test func unknownAddressesAndMethodsAreProblemsToo() async throws {
        try await Shop.open { shop in
            let caller = try await shop.caller(.write)
            for path in ["/api", "/api/v1", "/api/v1/nothing", "/api/v2/groups", "/groups/1", "/groups/x", "/groups/01", "/groups/99999999999999999999"] {
                let answer = try await caller.get(path)
                #expect(answer.status == 404 && answer.problem == "not-found", "\(path): \(answer.text)")
            }
            for method: HTTPRequest.Method in [.delete, .put, .post, .options, .trace, .init("BREW")!] {
                let answer = try await caller.send(method, "/groups/1")
                #expect(answer.status == 405 && answer.headers[.allow] == "HEAD, GET, PATCH", "\(method)")
            }
        }
    }

    @Test func itsOwnFailuresSayNothingOfTheInside() async throws {
        try await Shop.open { shop in
            let caller = try await shop.caller(.read)
            try await shop.installation.database.write { tx in _ = try tx.run("DROP TABLE chat_group") }
            let answer = try await caller.get("/groups")
            #expect(answer.status == 500 && answer.problem == "broken" && !answer.text.contains("chat_group"))
        }
    }
}
