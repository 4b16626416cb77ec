import FeatureRules
import Kernel
import Testing
import Web

@Suite struct PasswordTests {
    let world = World.simulated(seed: 3, clock: SimulatedClock(Shop.start))

    @Test func onlyThePasswordMatches() async throws {
        let hash = try await PasswordHash("锅里的汤要慢慢熬 é", world: world)
        #expect(hash.text.hasPrefix("scrypt$15$8$1$"))
        #expect(try await hash.matches("锅里的汤要慢慢熬 e\u{301}"), "the same letter typed otherwise")
        #expect(try await !hash.matches("锅里的汤要慢慢熬"))
        #expect(try await PasswordHash("锅里的汤要慢慢熬 é", world: world) != hash, "salted")
    }

    /// RFC 7914, section 12, third vector (N = 16384, r = 8, p = 1), cut to 32 bytes.
    @Test func agreesWithTheRFC() async throws {
        let key: [UInt8] = [
            0x70, 0x23, 0xBD, 0xCB, 0x3A, 0xFD, 0x73, 0x48, 0x46, 0x1C, 0x06, 0xCD, 0x81, 0xFD, 0x38, 0xEB,
            0xFD, 0xA8, 0xFB, 0xBA, 0x90, 0x4F, 0x8E, 0x3E, 0xA9, 0xB5, 0x43, 0xF6, 0x54, 0x5D, 0xA1, 0xF2,
        ]
        let salt = Base64URL.encode(Array("SodiumChloride".utf8))
        let stored = PasswordHash(stored: "scrypt$14$8$1$\(salt)$\(Base64URL.encode(key))")
        #expect(try await stored.matches("pleaseletmein"))
    }

    @Test(arguments: ["", "scrypt", "scrypt$99$8$1$AAAA$AAAA", "scrypt$15$8$1$AAAA$", "scrypt$15$8$1$!$!", "bcrypt$1$1$1$A$A"])
    func anUnreadableHashMatchesNothing(text: String) async throws {
        #expect(try await !PasswordHash(stored: text).matches(""))
    }

    @Test(arguments: [
        ("短密码", StaffRefusal.passwordTooShort), ("aaaaaaaaaaaa", .passwordTooSimple), ("abababababab", .passwordTooSimple),
        ("1234567890", .passwordTooSimple), ("zyxwvutsrq", .passwordTooSimple), ("ＡＭＩＮＧ２０２６ＡＢ", .passwordIsName),
        (String(repeating: "长密码真的很长", count: 100), .passwordTooLong),
    ])
    func weakOnesAreRefused(password: String, refusal: StaffRefusal) throws {
        let name = try StaffName("aming2026ab")
        #expect(throws: refusal) { try PasswordRule.check(password, name: name) }
    }

    @Test func aSentenceIsFine() throws {
        try PasswordRule.check("今天也要好好吃午饭呀", name: StaffName("阿明"))
        try PasswordRule.check("correct horse battery", name: StaffName("阿明"))
    }

    @Test func triesAreCountedAndForgiven() {
        let limit = TryLimit(), now = Shop.start
        for _ in 0..<TryLimit.tries { #expect(limit.begin(["name a", "address b"], now: now)) }
        #expect(!limit.begin(["name a"], now: now) && !limit.begin(["name x", "address b"], now: now))
        limit.takeBack(["name a"], now: now)
        #expect(limit.begin(["name a"], now: now) && !limit.begin(["name a"], now: now), "one was given back")
        limit.forget("name a")
        for _ in 0..<TryLimit.tries { #expect(limit.begin(["name a"], now: now)) }
        #expect(limit.begin(["name x"], now: now))
        #expect(limit.begin(["name a"], now: now + TryLimit.window))
    }
}
