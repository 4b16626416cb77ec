import Synchronization
import Testing
import Web

@Suite struct TurnstileTests {
    /// Keeps whoever is inside until it is opened.
    private final class Door: Sendable {
        let inside = Mutex(0), most = Mutex(0), isOpen = Mutex(false)

        func stay() async throws {
            let now = inside.withLock { inside in
                inside += 1
                return inside
            }
            most.withLock { $0 = max($0, now) }
            while !isOpen.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(1)) }
            inside.withLock { $0 -= 1 }
        }
    }

    private func until(_ isTrue: () -> Bool) async throws {
        for _ in 0..<5000 where !isTrue() { try await Task.sleep(for: .milliseconds(1)) }
        #expect(isTrue())
    }

    @Test func someAreInsideSomeWaitTheRestIsSentAway() async throws {
        let turnstile = Turnstile(places: 2, line: 3), door = Door()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<5 { group.addTask { try await turnstile.pass { try await door.stay() } } }
            try await until { turnstile.waiting == 3 }
            await #expect(throws: Turnstile.Full.self) { try await turnstile.pass {} }
            door.isOpen.withLock { $0 = true }
            try await group.waitForAll()
        }
        #expect(door.most.withLock { $0 } == 2)
        try await turnstile.pass {}
    }

    @Test func whoGivesUpLeavesTheLine() async throws {
        let turnstile = Turnstile(places: 1, line: 1), door = Door()
        let first = Task { try await turnstile.pass { try await door.stay() } }
        try await until { door.inside.withLock { $0 } == 1 }
        let second = Task { try await turnstile.pass {} }
        try await until { turnstile.waiting == 1 }
        second.cancel()
        await #expect(throws: CancellationError.self) { try await second.value }
        #expect(turnstile.waiting == 0)
        door.isOpen.withLock { $0 = true }
        try await first.value
        try await turnstile.pass {}
    }

    @Test func whoFailsInsideLeavesThePlace() async throws {
        struct Trouble: Error {}
        let turnstile = Turnstile(places: 1, line: 0)
        await #expect(throws: Trouble.self) { try await turnstile.pass { throw Trouble() } }
        try await turnstile.pass {}
    }
}
