import FeatureRules
import Foundation
import Kernel
import Testing

private let now = Instant(milliseconds: 1_795_248_000_000)

@Suite struct TaskRulesTests {
    /// A group with these figures; everybody named in `present` is in it.
    struct Scene {
        var groups: [GroupStanding] = []
        var attendance = Attendance()
        var operators: Set<MemberID> = []

        mutating func add(
            _ number: Int64, name: String = "群", state: GroupState = .steady, messages: Int64 = 500, weeks: [Int] = [], silent days: Int64 = 0,
            former: [(member: Int64, messages: Int64, days: Int64)] = [], open: [(member: Int64, hours: Int64)] = [],
            newcomers: [(member: Int64, days: Int64)] = [], suspects: [Int64] = [],
            leaders: [(member: Int64, weeks: Int)] = [], missed: [(member: Int64, days: Int64)] = [], present: [Int64]
        ) throws {
            var figures = GroupFigures()
            figures.state = state
            figures.messages = messages
            figures.weeklySpeakers = weeks
            figures.lastMs = (now - .days(days)).milliseconds
            figures.formerlyActive = try read(
                former.map { ["member": $0.member, "lastMs": (now - .days($0.days)).milliseconds, "messages": $0.messages] })
            for former in former { attendance.note(MemberID(former.member), in: GroupID(number), isPresent: false, last: now - .days(former.days)) }
            for member in present { attendance.note(MemberID(member), in: GroupID(number), isPresent: true, last: nil) }
            let asked = open.map { ["message": "\(1000 + $0.hours)", "member": "\($0.member)", "at": (now - .hours($0.hours)).iso] }
            let came = newcomers.map { ["member": "\($0.member)", "firstSaid": (now - .days($0.days)).iso] }
            let posted = suspects.map { ["member": "\($0)", "message": "77", "at": (now - .days(1)).iso, "messages": 3] as [String: Any] }
            let lead = leaders.map { ["member": "\($0.member)", "answeredBy": 9, "messages": 80, "weeksSpoken": $0.weeks] as [String: Any] }
            let share: [String: Any] = ["part": 0, "whole": 0], part = ["members": 0, "before": 0, "after": 0]
            let carriers = missed.map {
                [
                    "member": "\($0.member)", "before": 8, "after": 0, "messages": 30, "last": (now - .days($0.days)).iso, "isPresent": true,
                ] as [String: Any]
            }
            groups.append(
                GroupStanding(
                    group: GroupID(number), name: name, figures: figures,
                    answers: try read(["days": 30, "questions": 0, "waiting": 0, "answered": share, "open": asked, "openCount": 0]),
                    newcomers: try read(
                        [
                            "days": 60, "newcomers": 0, "spoke": share, "answered": share, "unanswered": came, "unansweredCount": 0,
                            "silent": [Int](),
                        ]),
                    content: try read(
                        ["days": 30, "messages": 0, "kinds": [Int](), "operators": 0, "operatorMessages": 0, "suspects": posted]),
                    structure: try read(
                        [
                            "days": 84, "oneMessage": share, "nodes": 0, "edges": 0, "circles": [Int](), "bridges": [Int](), "leaders": lead,
                            "roles": [Int](),
                        ]),
                    turn: try read(
                        [
                            "weeksBefore": 10, "weeksAfter": 5, "stopped": part, "less": part, "steady": part, "occasional": part,
                            "returned": part, "new": part, "newBefore": 0, "leavesBefore": 0, "leavesAfter": 0, "carriers": carriers,
                        ])))
        }

        /// Figures are only ever made of evidence or read from their own form.
        private func read<S: Decodable>(_ fields: Any) throws -> S {
            try JSONDecoder().decode(S.self, from: JSONSerialization.data(withJSONObject: fields))
        }

        var found: [String] {
            TaskRules(attendance: attendance, own: OwnPeople(operators: operators), asOf: now).suggestions(groups).map(\.key.description)
        }
        var suggestions: [Suggestion] { TaskRules(attendance: attendance, own: OwnPeople(operators: operators), asOf: now).suggestions(groups) }
    }

    @Test func whoUsedToTalkIsGreetedByWorth() throws {
        var scene = Scene()
        try scene.add(
            1, former: [(1, 20, 15), (2, 320, 20), (3, 20, 400), (4, 20, 90), (5, 900, 20), (6, 50, 30)], present: [1, 2, 3, 4, 6])
        #expect(scene.found == ["greet:1:2", "greet:1:6", "greet:1:1", "greet:1:4"], "3 is gone for too long, 5 has left")
        scene.operators = [MemberID(2)]
        #expect(!scene.found.contains("greet:1:2"))
    }

    @Test func whoTalksElsewhereIsNotGreeted() throws {
        var scene = Scene()
        try scene.add(1, former: [(1, 50, 20), (2, 50, 20)], present: [1, 2])
        scene.attendance.note(MemberID(1), in: GroupID(9), isPresent: true, last: now - .days(3))
        #expect(scene.found == ["greet:1:2"])
    }

    /// A group that went down lacks them, wherever else they talk.
    @Test func whomAGroupLacksSinceItsFallIsGreetedFirst() throws {
        var scene = Scene()
        try scene.add(
            1, former: [(1, 50, 40), (2, 50, 40), (3, 50, 20)], missed: [(2, 40), (3, 20), (4, 40)], present: [1, 2, 3, 4])
        for member in [2, 3] as [Int64] { scene.attendance.note(MemberID(member), in: GroupID(9), isPresent: true, last: now - .days(3)) }
        #expect(scene.found == ["greet:1:2", "greet:1:1"], "3 spoke here within four weeks, 4 said too little to be known")
        scene.operators = [MemberID(2)]
        #expect(scene.found == ["greet:1:1"])
    }

    @Test func whomAGroupLacksIsGreetedThoughTheyLeft() throws {
        func found(present: [Int64]) throws -> [Suggestion] {
            var scene = Scene()
            try scene.add(1, former: [(1, 50, 40), (2, 90, 40), (3, 50, 40), (4, 50, 40)], missed: [(1, 40), (3, 40), (4, 40)], present: present)
            return TaskRules(attendance: scene.attendance, own: OwnPeople(), robots: [MemberID(4)], asOf: now).suggestions(scene.groups)
        }
        let one = try found(present: [1])
        #expect(one.map(\.key.description) == ["greet:1:1", "greet:1:3"], "2 left, but nobody lacks them; 4 may be a robot")
        #expect(one.map(\.facts.hasLeft) == [nil, true] && one.map(\.weight) == [one[1].weight + 160, one[1].weight])
        #expect(try found(present: []).map(\.facts.hasLeft) == [true, true])
        var scene = Scene()
        try scene.add(1, former: [(1, 900, 40)], missed: [(1, 40)], present: [])
        try scene.add(2, former: [(1, 12, 90)], present: [1])
        #expect(scene.found == ["greet:2:1"], "once, where they still are")
    }

    @Test func whoTalksOnUnderAnotherNameIsNotGreeted() throws {
        var scene = Scene()
        try scene.add(1, former: [(1, 50, 20), (2, 50, 20)], present: [1, 2])
        let rules = TaskRules(attendance: scene.attendance, own: OwnPeople(), robots: [MemberID(2)], renamed: [MemberID(1)], asOf: now)
        #expect(rules.suggestions(scene.groups).isEmpty)
    }

    @Test func whomNobodyWantsBackHearsNothing() throws {
        var scene = Scene()
        try scene.add(
            1, former: [(1, 50, 40), (2, 50, 40), (3, 50, 40)], open: [(4, 2)], newcomers: [(5, 1)], suspects: [6], leaders: [(7, 7)],
            missed: [(1, 40), (2, 40)], present: [3, 4, 5, 6, 7])
        scene.attendance.note(MemberID(7), in: GroupID(1), isPresent: true, last: now - .days(1))
        try scene.add(2, former: [(2, 50, 40)], present: [2])
        func found(_ unwanted: UnwantedPeople) -> [String] {
            TaskRules(attendance: scene.attendance, own: OwnPeople(), unwanted: unwanted, asOf: now).suggestions(scene.groups).map(\.key.description)
        }
        #expect(found(UnwantedPeople()).sorted() == ["answer:1:1002", "greet:1:1", "greet:1:3", "greet:2:2", "suspect:1:6", "thank:1:7", "welcome:1:5"])
        let listed = UnwantedPeople(blacklisted: [MemberID(1), MemberID(4), MemberID(5), MemberID(6), MemberID(7)])
        #expect(found(listed).sorted() == ["greet:1:3", "greet:2:2", "suspect:1:6"], "whoever advertises is shown still")
        #expect(found(UnwantedPeople(removed: [GroupID(1): [MemberID(1), MemberID(2)]])).filter { $0.hasPrefix("greet") } == ["greet:1:3", "greet:2:2"])
    }

    @Test func onePersonIsGreetedOnce() throws {
        var scene = Scene()
        try scene.add(1, former: [(1, 50, 20)], present: [1])
        try scene.add(2, former: [(1, 80, 20)], present: [1])
        #expect(scene.found == ["greet:2:1"])
    }

    @Test func aFinishedGroupIsClosedAndNobodyInItGreeted() throws {
        var scene = Scene()
        try scene.add(1, state: .finished, silent: 95, former: [(1, 50, 95)], present: [1, 2])
        try scene.add(2, state: .finished, silent: 95, present: [])
        #expect(scene.found == ["close:1"], "nobody is left in the second")
    }

    @Test func questionsAgeAndAreOnePerPerson() throws {
        var scene = Scene()
        try scene.add(1, open: [(1, 2), (1, 30), (2, 100), (3, 169)], present: [1, 2, 3])
        #expect(scene.found == ["answer:1:1002", "answer:1:1100"])
        #expect(scene.suggestions[0].facts.count == 2 && scene.suggestions[0].facts.at == now - .hours(2))
    }

    @Test func oneWordToAPerson() throws {
        var scene = Scene()
        try scene.add(
            1, former: [(3, 50, 20)], open: [(1, 5), (3, 9)], newcomers: [(1, 1), (2, 3), (3, 2), (4, 20)], suspects: [3], present: [1, 2, 3, 4])
        #expect(scene.found == ["suspect:1:3", "answer:1:1005", "welcome:1:2"], "who asks is answered; who advertises is neither; 4 came long ago")
    }

    @Test func leadersAreThankedAndOneIsAskedToHelp() throws {
        var scene = Scene()
        try scene.add(1, leaders: [(1, 4), (2, 7), (3, 8), (4, 8), (5, 8)], present: [1, 2, 3, 4])
        for member in [1, 2, 3] as [Int64] { scene.attendance.note(MemberID(member), in: GroupID(1), isPresent: true, last: now - .days(2)) }
        #expect(scene.found == ["thank:1:1", "thank:1:2", "thank:1:3"], "4 was not heard lately, 5 has left; nobody knows who is an operator")
        scene.operators = [MemberID(99)]
        #expect(scene.found == ["thank:1:1", "thank:1:3", "appoint:1:2"], "the first who talks steadily")
        scene.attendance.note(MemberID(99), in: GroupID(1), isPresent: true, last: nil)
        #expect(!scene.found.contains("appoint:1:2"), "there is one of them already")
    }

    @Test func onePersonIsThankedOnce() throws {
        var scene = Scene()
        for group in [1, 2] as [Int64] {
            try scene.add(group, leaders: [(1, 8)], present: [1])
            scene.attendance.note(MemberID(1), in: GroupID(group), isPresent: true, last: now - .days(2))
        }
        #expect(scene.found == ["thank:1:1"])
    }

    @Test func ofEachKindTheFirstFew() throws {
        var scene = Scene()
        let many = (1...20).map { (member: Int64($0), messages: Int64(100 - $0), days: Int64(20)) }
        try scene.add(1, former: many, present: Array(1...20))
        #expect(scene.found == (1...5).map { "greet:1:\($0)" })
        #expect(scene.suggestions.allSatisfy { (0...1000).contains($0.weight) })
    }

    @Test func welcomesAreCountedOnceTheirWordsAreFound() throws {
        var scene = Scene()
        try scene.add(1, newcomers: (1...12).map { (member: Int64($0), days: Int64(1)) }, present: Array(1...12))
        #expect(scene.found.count == 12 && scene.suggestions.allSatisfy { $0.kind == .welcome })
    }

    @Test func aSleepingGroupWithAGoodPastIsWoken() throws {
        var scene = Scene()
        try scene.add(1, state: .dormant, weeks: [0, 0, 3, 9], silent: 15, present: [1])
        try scene.add(2, name: "别的", state: .dormant, weeks: [0, 0, 4, 4], silent: 15, present: [2])
        try scene.add(3, name: "还有", state: .dormant, messages: 99, weeks: [0, 0, 9], silent: 15, present: [3])
        #expect(scene.found == ["wake:1"])
    }

    @Test func smallColdGroupsWithPeopleInCommonAreMerged() throws {
        var scene = Scene()
        try scene.add(2, name: "养猫", state: .cooling, present: [1, 2, 3, 4, 5])
        try scene.add(1, name: "跑步", state: .dormant, weeks: [0, 0, 9], present: [1, 2, 3, 9])
        try scene.add(3, name: "读书", state: .steady, present: [1, 2, 3])
        try scene.add(4, name: "画画", state: .cooling, present: [4, 5])
        let merge = try #require(scene.suggestions.first)
        #expect(scene.found == ["merge:1:2"], "and the pair is not woken; two in common are too few")
        #expect(merge.facts.shared == 3 && merge.facts.members == 4 && merge.facts.others == 5)
        scene.operators = [MemberID(1)]
        #expect(!scene.found.contains("merge:1:2"), "operators are everywhere")
    }

    @Test func groupsOfOneNameAreMergedInPairs() throws {
        var scene = Scene()
        for (number, name) in ["宠物1群", "宠物 二群", "宠物群（3）"].enumerated() {
            try scene.add(Int64(number + 1), name: name, state: .cooling, present: [Int64(number * 10)])
        }
        try scene.add(9, name: "宠物4群", state: .cooling, present: Array(100...201))
        #expect(scene.found == ["merge:1:2"], "the third has no partner left, the fourth is no small one")
    }

    @Test func keysAreReadAsTheyAreWritten() {
        for key in [TaskKey(.greet, GroupID(3), 4), TaskKey(.wake, GroupID(3), nil)] { #expect(TaskKey(key.description) == key) }
        for wrong in ["", "greet", "greet:", "greet:0:1", "sing:1:2", "greet:1:x", "greet:1:2:3", "greet:1:"] { #expect(TaskKey(wrong) == nil) }
    }

    @Test func theLineThatTellsMost() {
        func choose(_ texts: [String]) -> Int64? {
            LastWords.choose(texts.enumerated().map { (message: MessageID(Int64($0.offset)), text: $0.element) })?.rawValue
        }
        #expect(choose(["打卡第十天今天也要加油", "好的", "我家猫最近不爱吃东西怎么办"]) == 2)
        #expect(choose(["copy that", "I rewrote the whole parser last night"]) == 1 && choose(["copy that", "ok"]) == 0)
        #expect(choose(["好", "好的呀", "嗯嗯"]) == 1 && choose([]) == nil && choose(["。"]) == nil)
    }

    @Test func whatHappenedAfterwards() {
        let at = now
        var after = Aftermath(at: at)
        after.add(messages: 4, first: at - .hours(5), last: at - .hours(2))
        after.add(messages: 9, first: at - .days(20), last: at - .days(20) + .hours(2))
        #expect(after.before == 4 && !after.spoke)
        after.add(messages: 6, first: at - .hours(1), last: at + .hours(1))
        #expect(after.before == 5 && after.after == 1, "of a day that the moment cuts, one on either side is sure")
        after.add(messages: 3, first: at + .days(14) - .hours(1), last: at + .days(14) + .hours(3))
        after.add(messages: 3, first: at + .days(15), last: at + .days(15))
        #expect(after.after == 2)
        var speakers = SpeakersAround(at: at)
        for (member, days) in [(1, -10), (1, -9), (2, -1), (3, 1), (3, 2), (3, 8), (4, 9), (4, 20)] as [(Int64, Int64)] {
            speakers.add(MemberID(member), first: at + .days(days), last: at + .days(days))
        }
        #expect(speakers.before == 2 && speakers.after == 3)
    }

    @Test func theFirstDecisionStands() {
        #expect(TaskVerdict(.done, on: .open) == .changes && TaskVerdict(.done, on: .gone) == .changes)
        #expect(TaskVerdict(.done, on: .done) == .isSo && TaskVerdict(.later(days: 3), on: .later) == .isSo)
        #expect(TaskVerdict(.dismissed, on: .done) == .refused && TaskVerdict(.later(days: 3), on: .dismissed) == .refused)
        #expect(TaskVerdict(.reopened, on: .done) == .changes && TaskVerdict(.reopened, on: .open) == .isSo)
    }
}
