import FeatureRules
import Kernel
import Testing

@Suite struct ConnectionRulesTests {
    @Test func tokenAndKeyAreOfTheirFormAndNeverTheSame() throws {
        let world = World.simulated(seed: 3, clock: SimulatedClock(Instant(milliseconds: 0)))
        var seen: Set<String> = [], letters: Set<Character> = []
        for _ in 0..<300 {
            let keys = CallbackKeys(world: world)
            _ = try ConnectionTermsTests.terms(token: keys.token, key: keys.encodingKey)
            #expect(keys.token.utf8.count == 32)
            // The last of 43 characters carries four bits; strict readers of base64 refuse others.
            #expect("AEIMQUYcgkosw048".contains(try #require(keys.encodingKey.last)))
            seen.insert(keys.token + keys.encodingKey)
            letters.formUnion(keys.token)
        }
        #expect(seen.count == 300 && letters.count == 62)
    }

    @Test func theFirstStepThatIsNotDoneIsNext() {
        #expect(ConnectionStep.next(after: []) == .credentials)
        #expect(ConnectionStep.next(after: [.credentials, .address]) == .callback)
        #expect(ConnectionStep.next(after: Set(ConnectionStep.allCases)) == nil)
    }

    /// [D:90313], read 2025.
    @Test func eachErrorCodeHasItsTrouble() {
        let known: [(Int, ConnectionTrouble)] = [
            (40013, .corpID), (40001, .secret), (40091, .foreignSecret), (60020, .address), (48002, .permission), (50003, .appOff), (-1, .busy),
            (45009, .tooOften), (12345, .other),
        ]
        for (code, trouble) in known { #expect(ConnectionTrouble(code: code, isAboutToken: true) == trouble, "\(code)") }
        // On any other call 40001 means the token.
        #expect(ConnectionTrouble(code: 40001, isAboutToken: false) == .other)
        for trouble in ConnectionTrouble.allCases { #expect(trouble.isOfSecret == [.secret, .foreignSecret, .corpID, .appOff].contains(trouble)) }
    }

    @Test func whatPassesByItselfIsNothingToMend() {
        for trouble in ConnectionTrouble.allCases {
            let result = CheckResult(.token, ConnectionComplaint(trouble), fine: "fine")
            #expect(result.verdict == ([.busy, .tooOften, .silent].contains(trouble) ? .attention : .broken))
        }
        #expect(CheckResult(.token, nil, fine: "fine").verdict == .fine)
        #expect(ConnectionComplaint(.address).word == "address-unknown" && ConnectionComplaint(.address, address: "10.0.0.1").word == "address")
    }
}
