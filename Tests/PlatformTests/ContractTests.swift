import Foundation
import HummingbirdTesting
import Hummingbird
import Kernel
import Testing
import WeComConnector

@testable import PlatformSimulator

/// What our calls take for granted about the platform. The same contracts against the simulated one and, with credentials in the
/// environment, against the real one: a simulator that behaves otherwise would prove nothing.
///
/// `QUANZI_WECOM_CORP_ID` and `QUANZI_WECOM_SECRET_FILE` name the company; with `QUANZI_WECOM_WRITES=1` also what is made and deleted
/// again (a tag, codes, a template, an uploaded picture).
@Suite struct ContractTests {
    struct Contract: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let isWrite: Bool
        let check: @Sendable (WeComClient) async throws -> Void

        static func reads(_ name: String, _ check: @escaping @Sendable (WeComClient) async throws -> Void) -> Self {
            Self(testDescription: name, isWrite: false, check: check)
        }

        static func writes(_ name: String, _ check: @escaping @Sendable (WeComClient) async throws -> Void) -> Self {
            Self(testDescription: name, isWrite: true, check: check)
        }
    }

    struct Credentials {
        let corpID: String
        let secret: String

        /// Nil if the environment names none.
        static let real: Credentials? = {
            let given = ProcessInfo.processInfo.environment
            guard let corp = given["QUANZI_WECOM_CORP_ID"], let file = given["QUANZI_WECOM_SECRET_FILE"],
                let secret = try? String(contentsOfFile: file, encoding: .utf8)
            else { return nil }
            return Credentials(corpID: corp, secret: secret.trimmingCharacters(in: .whitespacesAndNewlines))
        }()
        static let mayWrite = ProcessInfo.processInfo.environment["QUANZI_WECOM_WRITES"] == "1"

        func client(_ http: WeComHTTP) -> WeComClient {
            WeComClient(corpID: corpID, secret: secret, transport: http.transport, limits: WeComLimits(world: .live), world: .live)
        }
    }

    static let all = reading + making

    @Test(arguments: all) func theSimulatedPlatformKeepsIt(_ contract: Contract) async throws {
        let platform = SimulatedPlatform(seed: 5, size: WorldSize(staff: 3, customers: 12, groups: 2, members: 4), world: .live)
        try await Application(router: PlatformServer.router(platform)).test(.live) { server in
            let http = WeComHTTP(base: "http://127.0.0.1:\(try #require(server.port))")
            let known = Credentials(corpID: platform.credentials.corpID, secret: platform.credentials.secret)
            do {
                try await contract.check(known.client(http))
            } catch {
                try await http.close()
                throw error
            }
            try await http.close()
        }
    }

    @Test(.enabled(if: Credentials.real != nil, "needs QUANZI_WECOM_CORP_ID and QUANZI_WECOM_SECRET_FILE"), arguments: reading)
    func theRealPlatformKeepsIt(_ contract: Contract) async throws { try await Self.really(contract) }

    @Test(.enabled(if: Credentials.real != nil && Credentials.mayWrite, "needs QUANZI_WECOM_WRITES=1 as well"), arguments: making)
    func theRealPlatformKeepsWhatIsMade(_ contract: Contract) async throws { try await Self.really(contract) }

    private static func really(_ contract: Contract) async throws {
        let known = try #require(Credentials.real), http = WeComHTTP()
        do {
            try await contract.check(known.client(http))
        } catch {
            try await http.close()
            throw error
        }
        try await http.close()
    }
}
