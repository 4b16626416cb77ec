internal import FeatureRules
internal import Kernel
internal import Web

/// Which of several sentences of one meaning each of some people is written: always the same one, and none that either of the two
/// before them has.
struct OpeningSentences {
    private var chosen: [MemberID: Int] = [:]

    /// So many there are of each kind (`tasks.opening.greet.1` …).
    static let count = 4

    /// - Parameter members: in the order in which they stand.
    init(_ members: [MemberID]) {
        var before: [Int] = []
        for member in members where chosen[member] == nil {
            var number = Self.seed(member)
            while before.suffix(2).contains(number) { number = (number + 1) % Self.count }
            chosen[member] = number
            before.append(number)
        }
    }

    func number(of member: MemberID) -> Int { (chosen[member] ?? Self.seed(member)) + 1 }

    private static func seed(_ member: MemberID) -> Int {
        Int(XXH64.combine(UInt64(bitPattern: member.rawValue), 0) % UInt64(count))
    }

    /// For whoever was not heard in the group for a long time, in the language of the group.
    ///
    /// - Parameters:
    ///   - isElsewhere: whether they were heard lately in another group: then they were not away.
    ///   - hasLeft: whether they are not in the group any more: then they were not quiet in it.
    func greeting(
        _ member: MemberID, name: String, topic: OpeningTopic?, isElsewhere: Bool = false, hasLeft: Bool = false, in language: TalkLanguage?, _ voice: Voice
    ) -> String {
        let voice = voice.speaking(language), number = number(of: member)
        return switch topic {
        case .thing(let thing): voice.bare("tasks.opening.greet.thing.\(number)", ["name": name, "topic": thing])
        case .plan(let plan): voice.bare("tasks.opening.greet.plan.\(number)", ["name": name, "topic": plan])
        case .question(let question): voice.bare("tasks.opening.greet.question.\(number)", ["name": name, "topic": question])
        case .words(let words): voice.bare("tasks.opening.greet.words.\(number)", ["name": name, "topic": words])
        case nil where isElsewhere: voice.bare("tasks.opening.greet.elsewhere.\(number)", ["name": name])
        case nil where hasLeft: voice.bare("tasks.opening.greet.left.\(number)", ["name": name])
        case nil: voice.bare("tasks.opening.greet.\(number)", ["name": name])
        }
    }
}
