import FeatureRules
import Kernel
import Testing

@Suite struct CodeTaskRulesTests {
    static let now = Instant(milliseconds: 1_795_250_000_000)
    private func target(_ id: Int64, cap: Int? = 200, members: Int = 0, hours: Int64? = nil, isPaused: Bool = false) -> TargetSeats {
        TargetSeats(id: LiveTargetID(id), cap: cap, reserve: 0, members: members, expires: hours.map { Self.now + .hours($0) }, isPaused: isPaused)
    }

    private func suggestion(_ targets: [TargetSeats], isOn: Bool = true) -> Suggestion? {
        CodeTaskRules.suggestion(LiveCodeID(7), targets, isOn: isOn, at: Self.now)
    }

    @Test func onlyWhatNeedsSomebodyIsSaid() {
        #expect(suggestion([]) == nil, "it leads nowhere yet")
        #expect(suggestion([target(1), target(2)]) == nil)
        #expect(suggestion([target(1, hours: 30), target(2)])?.facts == TaskFacts(at: Self.now + .hours(30), alarm: "expires-in-two-days"))
        #expect(suggestion([target(1, hours: 49), target(2)]) == nil)
        #expect(suggestion([target(1, hours: 24), target(2)])?.facts.alarm == "expires-in-a-day")
        #expect(suggestion([target(1, members: 185), target(2)])?.facts == TaskFacts(count: 15, alarm: "nearly-full"))
        #expect(suggestion([target(1, members: 200), target(2)]) == nil, "visitors are shown the next")
        #expect(suggestion([target(1, members: 200), target(2, members: 199)])?.facts.alarm == "last-open")
        let none = suggestion([target(1, members: 200), target(2, hours: -1)])
        #expect(none?.facts.alarm == "nothing-open" && none?.weight == 950 && none?.other == nil && none?.group == GroupID(7))
        #expect(suggestion([target(1, hours: -1)], isOn: false) == nil)
        #expect(suggestion([target(1, hours: 3, isPaused: true), target(2)]) == nil)
    }

    @Test func aNewOccasionIsANewTask() {
        let first = suggestion([target(1, hours: 30), target(2)])
        #expect(first?.key == suggestion([target(1, hours: 30), target(2, members: 9)])?.key)
        for other in [target(1, hours: 31), target(1, members: 5, hours: 30), target(1, hours: 20)] {
            #expect(suggestion([other, target(2)])?.key != first?.key)
        }
        #expect(first.map { TaskKey($0.key.description) == $0.key } == true)
        #expect(suggestion([target(1, cap: .max, members: .max, hours: 30), target(2, cap: .min, members: .min)]) != nil, "no number is a trap")
    }
}
