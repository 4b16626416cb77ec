internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// Members who may all be one person.
struct MergeQuestionLine: PageModel {
    let entry: MergeQuestionEntry
    let address: MergeQuestionAddress
    let seat: Seat
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "id": .text("\(question.proposals[0])")
        case "strength": .text(voice.say("proposals.strength.\(question.strength)"))
        case "title": .text(title)
        case "why": .text(why)
        case "more": .text(left > 0 ? voice.say("proposals.more-reasons", ["count": voice.grouped(left)]) : nil)
        case "moved": .text(moved)
        case "said": .text(address.isMany ? said : nil)
        case "sides": .list(address.isMany ? [] : entry.sides.map { MergeSideLine(side: $0, seat: seat, voice: voice) })
        case "pairs": .text(question.proposals.map { "\($0)" }.joined(separator: ","))
        case "isSure": .flag(question.isSure)
        case "canTick": .flag(address.isMany && canChange)
        case "canDecide": .flag(!address.isMany && canChange)
        case "decideAction": .text(seat.path("/members/proposals/questions"))
        case "allCode": .text(address.isWhole ? "1" : "")
        case "mergeWord": .text(voice.say(question.members.count > 2 ? "proposals.merge-all" : "proposals.accept"))
        case "oneByOneHref": .text(question.members.count > 2 ? seat.path("/members/proposals?of=\(question.members[0])") : nil)
        default: nil
        }
    }

    /// Of a pair all of it; of several, one reason for each of the first.
    private var why: String {
        let isPair = entry.question.members.count == 2
        return entry.reasons.map { MergeWords(entry: $0, voice: voice, most: isPair ? 3 : 1).why }.joined(separator: voice.language == .english ? " " : "")
    }

    /// Each name with what it said, in one line.
    private var said: String {
        zip(names, entry.sides).map { name, side in
            voice.say("proposals.said.short", ["name": name, "count": voice.grouped(Int(clamping: side.messages))])
        }.joined(separator: " · ")
    }

    private var question: MergeQuestion { entry.question }
    private var canChange: Bool { Set.operators.contains(seat.role) }
    private var left: Int { question.proposals.count - entry.reasons.count }
    private var names: [String] { entry.sides.map { $0.names.first ?? voice.say("member.unnamed") } }

    private var title: String {
        voice.say(
            "proposals.question",
            ["count": voice.grouped(names.count), "names": names.map { voice.say("proposals.quoted", ["name": $0]) }.joined(separator: voice.say("diagnosis.list-of-names"))])
    }

    private var moved: String {
        question.moved > 0
            ? voice.say("proposals.moved", ["count": voice.grouped(Int(clamping: question.moved)), "name": names.first ?? ""])
            : voice.say("proposals.moved.none")
    }
}
