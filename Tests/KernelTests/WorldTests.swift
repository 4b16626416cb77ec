import Kernel
import Testing

@Suite struct WorldTests {
    /// All that a world gives, so that two can be compared.
    func story(_ seed: UInt64) -> [String] {
        let clock = SimulatedClock(Instant(milliseconds: 1_795_250_000_000))
        let world = World.simulated(seed: seed, clock: clock)
        var lines: [String] = []
        for step in 0..<50 {
            lines.append("\(world.now().iso) \(world.roll()) \(world.id(MemberKind.self)) \(world.bytes(step % 20))")
            clock.advance(.seconds(Int64(step)))
        }
        return lines
    }

    @Test func aSimulatedWorldRepeatsItself() {
        #expect(story(7) == story(7))
        #expect(story(7) != story(8))
    }

    @Test func theDiceAreSplitMix64() {
        // The first values of the published generator for seed 1234567.
        var dice = SeededDice(seed: 1_234_567)
        #expect((0..<3).map { _ in dice.next() } == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
    }

    @Test func theClockOnlyMovesWhenTold() {
        let clock = SimulatedClock(Instant(milliseconds: 5))
        let world = World.simulated(seed: 1, clock: clock)
        #expect(world.now() == world.now())
        clock.advance(.minutes(2))
        #expect(world.now().milliseconds == 120_005)
        clock.set(Instant(milliseconds: 1))
        #expect(world.now().milliseconds == 1)
    }

    @Test func theLiveWorldIsNoSimulation() {
        #expect(World.live.now() > Instant(milliseconds: 1_790_000_000_000))
        #expect(World.live.roll() != World.live.roll())
        #expect(Set((0..<1000).map { _ in World.live.id(MemberKind.self) }).count == 1000)
        #expect([0, 1, 7, 8, 9, 33].allSatisfy { World.live.bytes($0).count == $0 })
    }
}
