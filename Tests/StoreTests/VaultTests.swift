import Foundation
import Kernel
import Testing
import Vault

@Suite struct VaultTests {
    private let world = World.simulated(seed: 3, clock: SimulatedClock(Instant(milliseconds: 1_795_250_000_000)))

    @Test func opensWhatItSealedAndNothingElse() throws {
        let vault = Vault(key: Array(0..<32), world: world), secret: [UInt8] = Array("锅里的汤".utf8)
        let sealed = try vault.seal(secret, for: "webhook/1/2")
        #expect(try vault.open(sealed, for: "webhook/1/2") == secret)
        #expect(try vault.seal(secret, for: "webhook/1/2") != sealed, "each has a nonce of its own")
        #expect(throws: VaultProblem.otherKey) { _ = try vault.open(sealed, for: "webhook/2/2") }
        #expect(throws: VaultProblem.otherKey) { _ = try Vault(key: Array(1...32), world: world).open(sealed, for: "webhook/1/2") }
        #expect(throws: VaultProblem.noKey) { _ = try Vault(key: nil, world: world).open(sealed, for: "webhook/1/2") }
        for place in sealed.indices {
            var broken = sealed
            broken[place] ^= 1
            #expect(throws: VaultProblem.otherKey, "byte \(place)") { _ = try vault.open(broken, for: "webhook/1/2") }
        }
        for count in 0..<sealed.count { #expect(throws: VaultProblem.otherKey) { _ = try vault.open(Array(sealed.prefix(count)), for: "webhook/1/2") } }
        #expect(try vault.open(vault.seal([], for: ""), for: "") == [])
    }

    @Test func theKeyFileIsMadeOnce() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "quanzi-key-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = KeyFile(path: folder.appending(path: "quanzi.key").path)
        #expect(try file.read() == nil && !file.isPrivate)
        let key = try file.readOrMake(world)
        #expect(try key.count == 32 && file.readOrMake(world) == key && file.read() == key && file.isPrivate)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["quanzi.key"], "nothing is left lying about")
        // A crash between two steps leaves a copy, which the next start clears away; a copy that somebody made stays.
        for name in ["quanzi.key.new-17", "quanzi.key.20261127"] {
            try FileManager.default.copyItem(atPath: file.path, toPath: folder.appending(path: name).path)
        }
        #expect(try file.readOrMake(world) == key)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["quanzi.key", "quanzi.key.20261127"])
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
        #expect(!file.isPrivate)
        for text in ["", "what?", Data(key.dropLast()).base64EncodedString(), String(repeating: "A", count: 10_000)] {
            try text.write(toFile: file.path, atomically: false, encoding: .utf8)
            #expect(throws: KeyFileProblem.self) { _ = try file.readOrMake(world) }
        }
        #expect(throws: KeyFileProblem.self) { _ = try KeyFile(path: "/nowhere/at/all/quanzi.key").readOrMake(world) }
    }
}
