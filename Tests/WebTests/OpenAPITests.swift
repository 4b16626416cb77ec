import Foundation
import Testing
import Web

@Suite struct OpenAPITests {
    /// Every route is in the document, and nothing else is.
    @Test func theDocumentIsTheRoutes() async throws {
        try await Shop.open { shop in
            let answer = try await shop.stranger.get("/openapi.json")
            #expect(answer.status == 200 && answer.json["openapi"] as? String == "3.1.0")
            let paths = try #require(answer.json["paths"] as? [String: [String: Any]])
            let told = Set(paths.flatMap { path, methods in methods.keys.map { "\($0.uppercased()) \(path)" } })
            let served = Set(shop.api.routes.map { "\($0.method.rawValue) \($0.path)" })
            #expect(told == served && served.count == shop.api.routes.count)
            let operations = paths.values.flatMap(\.values).compactMap { $0 as? [String: Any] }
            #expect(Set(operations.compactMap { $0["operationId"] as? String }).count == served.count, "names are unique")
            for operation in operations { #expect((operation["summary"] as? String)?.isEmpty == false) }
        }
    }

    /// What is referred to is there.
    @Test func everyReferenceLeadsSomewhere() async throws {
        try await Shop.open { shop in
            let answer = try await shop.stranger.get("/openapi.json")
            let references = Set(answer.text.matches(of: /"#\/components\/([a-zA-Z]+)\/([A-Za-z]+)"/).map { [String($0.1), String($0.2)] })
            #expect(references.count > 5)
            let components = try #require(answer.json["components"] as? [String: [String: Any]])
            for reference in references { #expect(components[reference[0]]?[reference[1]] != nil, "\(reference)") }
            let group = try #require(components["schemas"]?["Group"] as? [String: Any])
            #expect((group["required"] as? [String])?.contains("weekly_speakers") ?? false)
            #expect((group["required"] as? [String])?.contains("as_of") == false, "there may be nothing yet")
            let state = (group["properties"] as? [String: [String: Any]])?["state"]
            #expect((state?["enum"] as? [String])?.contains("too_little_data") ?? false)
        }
    }

    /// A section that says no more than that it is an object has an enum in it that is not `CaseIterable`, or a dictionary.
    @Test func everyAnswerHasFields() async throws {
        try await Shop.open { shop in
            let answer = try await shop.stranger.get("/openapi.json")
            let paths = try #require(answer.json["paths"] as? [String: [String: [String: Any]]])
            for (path, operations) in paths where path != "/api/v1/openapi.json" {
                for (method, operation) in operations {
                    let answers = operation["responses"] as? [String: [String: Any]]
                    let content = answers?["200"]?["content"] as? [String: [String: [String: Any]]]
                    let schema = content?["application/json"]?["schema"]
                    #expect(schema?["$ref"] != nil || schema?["properties"] != nil, "\(method) \(path)")
                }
            }
        }
    }
}
