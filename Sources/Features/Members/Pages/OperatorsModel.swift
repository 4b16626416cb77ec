internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// Who posts for the workspace, and a search for one more.
struct OperatorsModel: PageModel {
    let lines: [MemberLine]
    let own: OwnPeople
    let typed: String
    let found: [MemberLine]
    let likely: [OperatorCandidate]
    /// Whose robots are asked about; nil if everybody's.
    let group: GroupEntry?
    let seat: Seat
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "hasLines": .flag(!lines.isEmpty)
        case "lines": .list(lines.map { OperatorLine(line: $0, kind: own.kind(of: $0.entry.member)) })
        case "typed": .typed(typed)
        case "isSearch": .flag(!typed.isEmpty)
        case "hasFound": .flag(!found.isEmpty)
        case "found": .list(found.map { OperatorLine(line: $0) })
        case "likely":
            .list(typed.isEmpty ? likely.map { LikelyLine(candidate: $0, group: group?.id, seat: seat, voice: voice) } : [])
        case "groupLikely": .text(group.map { voice.say("operators.likely-group", ["group": $0.name]) })
        case "groupNone": .text(likely.isEmpty ? group.map { voice.say("operators.likely-group-none", ["group": $0.name]) } : nil)
        case "groupHref": .text(group.map { seat.path("/groups/\($0.id)") })
        case "isWhole": .flag(group == nil)
        case "hasLikely": .flag(typed.isEmpty && !likely.isEmpty)
        case "action": .text(seat.path("/operators"))
        case "isOwner": .flag(seat.role == .owner)
        case "settingsHref": .text(seat.path("/settings"))
        case "membersHref": .text(seat.path("/members"))
        default: nil
        }
    }
}

/// Somebody who may be one of the workspace's own people, and why.
struct LikelyLine: PageModel {
    let candidate: OperatorCandidate
    /// The answer leads back to the question about this group.
    var group: GroupID?
    let seat: Seat
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "question": .text(voice.say("operators.question", ["name": candidate.name ?? voice.say("member.unnamed")]))
        case "why": .text(candidate.guess.map(why))
        case "group": .text(group.map { "\($0)" })
        case "saidSoFar": .text(voice.say("operators.said", ["count": voice.grouped(Int(candidate.entry.messages))]))
        default: OperatorLine(line: MemberLine(entry: candidate.entry, name: candidate.name, seat: seat, voice: voice)).value(name)
        }
    }

    private func why(_ guess: OperatorGuess) -> String {
        switch guess {
        case .robot(let why): voice.say("operators.why.\(why.rawValue)")
        case .named(let word): voice.say("operators.why.named", ["word": word])
        case .everywhere(let count): voice.say("operators.why.everywhere", ["count": voice.grouped(count)])
        }
    }
}

private struct OperatorLine: PageModel {
    let line: MemberLine
    var kind: OwnKind?

    func value(_ name: String) -> PageValue? {
        switch name {
        case "markAction": .text(line.seat.path("/members/\(line.entry.member)/operator"))
        case "kind": .text(kind.map { line.voice.say("operators.tag.\($0.rawValue)") })
        case "question": .text(line.voice.say("operators.unmark.question", ["name": line.name ?? line.voice.say("member.unnamed")]))
        default: line.value(name)
        }
    }
}
