internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// What is to be decided about members who may be one person, put together by person.
struct MergeQuestionsModel: PageModel {
    let list: MergeQuestionList
    let address: MergeQuestionAddress
    let isFirst: Bool
    let frame: MergeFrame

    private var voice: Voice { frame.voice }
    private var seat: Seat { frame.seat }
    private var canChange: Bool { Set.operators.contains(seat.role) }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "hasQuestions": .flag(!list.entries.isEmpty)
        case "nothing": .text(voice.say("proposals.nothing.open"))
        case "summary": .text(address.isWhole ? nil : list.worthwhile > 0 ? summary : list.rest > 0 ? rest("proposals.rest.only") : nil)
        case "canChange": .flag(canChange)
        case "isMany": .flag(address.isMany)
        case "canMerge": .flag(address.isMany && canChange && !list.entries.isEmpty)
        case "turnHref": .text(MergeQuestionAddress(isWhole: address.isWhole, isMany: !address.isMany).path(seat))
        case "turnWord": .text(voice.say(address.isMany ? "proposals.many.off" : "proposals.many.on"))
        case "questions": .list(list.entries.map { MergeQuestionLine(entry: $0, address: address, seat: seat, voice: voice) })
        case "manyAction": .text(seat.path("/members/proposals/questions"))
        case "allCode": .text(address.isWhole ? "1" : "")
        case "firstHref": .text(isFirst ? nil : address.path(seat))
        case "nextHref": .text(list.next.map { address.path(seat, after: $0) })
        case "rest": .text(list.rest > 0 && list.worthwhile > 0 && !address.isWhole && list.next == nil ? rest("proposals.rest") : nil)
        case "restHref": .text(MergeQuestionAddress(isWhole: true, isMany: address.isMany).path(seat))
        default: frame.value(name)
        }
    }

    private var summary: String {
        voice.say(
            "proposals.summary",
            ["count": voice.grouped(list.worthwhile), "messages": voice.grouped(Int(clamping: list.worthwhileMoved))])
    }

    private func rest(_ key: String) -> String {
        voice.say(key, ["count": voice.grouped(list.rest), "messages": voice.grouped(Int(clamping: list.restMoved))])
    }
}
