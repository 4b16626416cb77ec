internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// Who takes over: chosen, then shown once more with the numbers before it is ordered.
struct TransferFormModel: PageModel {
    let plan: TransferPlan
    /// Of whoever hands over.
    let name: String
    let people: [TransferQueries.Person]
    let takers: [String]
    let kinds: Set<TransferKind>
    let message: String
    let problem: String?
    let seat: Seat
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "transfersHref": .text(seat.path("/transfers"))
        case "problem": .text(problem)
        case "action": .text(seat.path("/transfers/new"))
        case "orderAction": .text(seat.path("/transfers"))
        case "company": .text("\(plan.connection)")
        case "from": .text(plan.from)
        case "what": .text(what)
        case "tagsStay":
            .text(plan.tagged > 0 ? voice.say("transfers.new.tags-stay", ["count": voice.grouped(plan.tagged), "name": self.name]) : nil)
        case "hasLeft": .flag(plan.hasLeft)
        case "isThere": .flag(!plan.hasLeft)
        case "message": .typed(message)
        case "people":
            .list(
                people.filter { !$0.hasLeft && $0.userID != plan.from }.prefix(200).map {
                    Choice($0.userID, $0.name == $0.userID ? $0.name : "\($0.name) (\($0.userID))", isChosen: takers.contains($0.userID))
                })
        case "kinds":
            .list(TransferKind.allCases.map { Choice($0.rawValue, voice.say("transfers.kind.\($0.rawValue)"), isChosen: kinds.contains($0)) })
        case "isPreview": .flag(!plan.shares.isEmpty && problem == nil)
        case "shares": .list(plan.shares.map { TransferShareLine(share: $0, people: people, voice: voice) })
        case "chosenTakers": .list(takers.map { Choice($0, $0, isChosen: true) })
        case "chosenKinds": .list(TransferKind.allCases.filter { kinds.contains($0) }.map { Choice($0.rawValue, "", isChosen: true) })
        default: nil
        }
    }

    private var what: String {
        [
            voice.say("transfers.customers", ["count": voice.grouped(plan.customers.count)]),
            voice.say("transfers.groups", ["count": voice.grouped(plan.groups.count)]),
        ].joined(separator: " · ")
    }
}

/// What one of them would get.
struct TransferShareLine: PageModel {
    let share: TransferPlan.Share
    let people: [TransferQueries.Person]
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "name": .text(people.first { $0.userID == share.taker }?.name ?? share.taker)
        case "customers": .text(voice.say("transfers.customers", ["count": voice.grouped(share.customers)]))
        case "groups": .text(voice.say("transfers.groups", ["count": voice.grouped(share.groups)]))
        default: nil
        }
    }
}
