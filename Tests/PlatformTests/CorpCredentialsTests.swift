import Testing

@testable import PlatformSimulator

@Suite struct CorpCredentialsTests {
    @Test func theSameSeedGivesTheSame() {
        #expect(CorpCredentials(seed: 1) == CorpCredentials(seed: 1))
        #expect(CorpCredentials(seed: 1) != CorpCredentials(seed: 2))
        #expect(CorpCredentials(seed: 1).encodingKey.utf8.count == 43)
        #expect(CorpCredentials(seed: 1).corpID.hasPrefix("ww"))
    }
}
