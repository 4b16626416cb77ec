import FeatureRules
import Testing

@Suite struct ConnectionTermsTests {
    static func terms(
        corp: String = "ww1a2b3c4d5e6f7081", agent: String = "1000007", secret: String = "abcdefgh-_1", token: String = "T0ken",
        key: String = String(repeating: "a", count: 43), base: String = ConnectionTerms.platform
    ) throws -> ConnectionTerms {
        try ConnectionTerms(corpID: corp, agentID: agent, secret: secret, token: token, encodingKey: key, apiBase: base)
    }

    @Test func whatIsOfItsFormIsTaken() throws {
        #expect(try Self.terms().corpID == "ww1a2b3c4d5e6f7081")
        #expect(try Self.terms(base: "http://127.0.0.1:8099/").apiBase == "http://127.0.0.1:8099")
    }

    @Test func eachPartIsCheckedForItsForm() {
        for corp in ["", "ww", "aa1a2b3c4d5e6f7081", "ww1a2b 4d5e6f7081", "ww" + String(repeating: "a", count: 63)] {
            #expect(throws: ConnectionRefusal.corpID) { try Self.terms(corp: corp) }
        }
        for agent in ["", "x", "-1", "12345678901"] { #expect(throws: ConnectionRefusal.agentID) { try Self.terms(agent: agent) } }
        for secret in ["", "short", "with a space in it", String(repeating: "a", count: 257)] {
            #expect(throws: ConnectionRefusal.secret) { try Self.terms(secret: secret) }
        }
        for token in ["", "a-b", "é", String(repeating: "a", count: 33)] { #expect(throws: ConnectionRefusal.token) { try Self.terms(token: token) } }
        for key in ["", String(repeating: "a", count: 42), String(repeating: "a", count: 44), String(repeating: "a", count: 42) + "_"] {
            #expect(throws: ConnectionRefusal.encodingKey) { try Self.terms(key: key) }
        }
        for base in ["", "ftp://x", "http://example.com", "https://example.com?a=b", "http://169.254.169.254"] {
            #expect(throws: ConnectionRefusal.apiBase) { try Self.terms(base: base) }
        }
    }
}
