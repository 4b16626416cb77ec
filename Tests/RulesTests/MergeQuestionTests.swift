import FeatureRules
import Kernel
import Testing

@Suite struct MergeQuestionTests {
    private static func link(_ id: Int64, _ one: Int64, _ other: Int64, _ strength: MergeStrength = .likely, doubtful: Bool = false) -> MergeLink {
        MergeLink(id: MergeProposalID(id), one: MemberID(one), other: MemberID(other), strength: strength, isDoubtful: doubtful)
    }

    private static func ask(
        _ links: [MergeLink], _ messages: [Int64: Int64] = [:], apart: [(Int64, Int64)] = []
    ) -> [(members: [Int64], question: MergeQuestion)] {
        let said = Dictionary(uniqueKeysWithValues: messages.map { (MemberID($0.key), $0.value) })
        let two = Set(apart.flatMap { [[$0.0, $0.1], [$0.1, $0.0]] })
        return MergeQuestion.ask(links, messages: said) { two.contains([$0.rawValue, $1.rawValue]) }
            .map { ($0.members.map(\.rawValue), $0) }
    }

    @Test func pairsThatShareAMemberAreOneQuestion() {
        let asked = Self.ask([Self.link(1, 1, 2), Self.link(2, 2, 3), Self.link(3, 1, 3), Self.link(4, 7, 8)], [1: 5, 2: 90, 3: 40, 7: 1, 8: 0])
        #expect(asked.map(\.members) == [[2, 3, 1], [7, 8]], "who said most first, and what moves most")
        #expect(asked[0].question.proposals.map(\.rawValue) == [1, 2, 3] && asked[0].question.moved == 45)
        #expect(asked[0].question.isWorthwhile && !asked[0].question.isSure, "of a name that hardly said anything nobody is sure")
        #expect(!asked[1].question.isWorthwhile && asked[1].question.moved == 0)
    }

    @Test func whoIsTwoNeverStandsInOneQuestion() {
        // 2 is near to both, and most likely whoever says more.
        let asked = Self.ask([Self.link(1, 1, 2), Self.link(2, 2, 3)], [1: 50, 2: 60, 3: 30], apart: [(1, 3)])
        #expect(asked.map { Set($0.members) } == [[1, 2], [2, 3]])
        #expect(Self.ask([Self.link(1, 1, 3)], apart: [(3, 1)]).map(\.members) == [[1, 3]], "an open pair is never lost")
        let chain = Self.ask([Self.link(1, 1, 2), Self.link(2, 3, 4), Self.link(3, 2, 3)], [1: 9, 2: 9, 3: 8, 4: 8], apart: [(1, 4)])
        for question in chain { #expect(!Set(question.members).isSuperset(of: [1, 4])) }
        #expect(chain.flatMap(\.question.proposals).count == 3)
    }

    @Test func whatIsDoubtfulIsAskedAlone() {
        let asked = Self.ask([Self.link(1, 1, 2), Self.link(2, 2, 3, .strong, doubtful: true)], [1: 50, 2: 60, 3: 30])
        #expect(Set(asked.map { Set($0.members) }) == [[1, 2], [2, 3]])
        #expect(asked.allSatisfy { $0.question.isSure == ($0.question.proposals == [MergeProposalID(1)]) })
    }

    @Test func aChainIsNoSurerThanItsWeakestLink() {
        #expect(Self.ask([Self.link(1, 1, 2, .strong), Self.link(2, 2, 3)]).first?.question.strength == .likely)
        let sure = Self.ask([Self.link(1, 1, 2, .strong)]).first?.question
        #expect(sure?.isSure == true && sure?.isWorthwhile == true, "hardly chance, whatever they said")
        #expect(Self.ask([Self.link(1, 1, 2)], [1: 20, 2: 19]).first?.question.isSure == false)
        #expect(Self.ask([Self.link(1, 1, 2)], [1: 20, 2: 20]).first?.question.isSure == true)
    }

    @Test func manyNamesAreNoQuestionForOneLook() {
        let star = Self.ask((2...40).map { Self.link($0, 1, $0) })
        #expect(star.allSatisfy { $0.members.count <= 12 } && star.flatMap(\.question.proposals).count == 39)
        #expect(Self.ask([]).isEmpty && Self.ask([Self.link(1, 4, 4)]).isEmpty, "one member is no question")
        #expect(Self.ask([Self.link(1, 1, 2)], [1: .max, 2: .max]).first?.question.moved == .max)
    }
}
