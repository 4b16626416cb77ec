internal import FeatureStores
internal import Kernel
internal import Web

/// The search page: the question, the people of that name, and what was said.
struct SearchModel: PageModel {
    let asked: SearchQuestion
    let page: SearchDesk.Page
    let isFirst: Bool
    /// To choose from.
    let groups: [GroupEntry]
    /// Of the groups with hits.
    let names: [GroupID: String]
    let people: [MemberLine]
    let hasMorePeople: Bool
    let isSenderUnknown: Bool
    let seat: Seat
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "action": .text(seat.path("/search"))
        case "typed": .typed(asked.words)
        case "sender": .typed(asked.sender)
        // A field for days shows no other words.
        case "from": .text(asked.from == nil ? "" : asked.typedFrom)
        case "to": .text(asked.to == nil ? "" : asked.typedTo)
        case "today": .text("\(voice.zone.day(of: voice.now))")
        case "groups": .list(groups.map { Choice("\($0.id)", $0.name, isChosen: $0.id == asked.group) })
        case "isNarrowed": .flag(asked.isNarrowed)
        case "isAsked": .flag(asked.isAnswerable)
        case "problem": .text(asked.problem.map { voice.say($0) })
        case "people": .list(people)
        case "hasPeople": .flag(!people.isEmpty)
        case "allPeopleHref": .text(hasMorePeople ? seat.path("/members?q=\(Address.encoded(asked.words))") : nil)
        case "lines":
            .list(MessageLine.lines(page.hits, typed: asked.words, seat: seat, voice: voice, groups: names))
        case "hasLines": .flag(!page.hits.isEmpty)
        case "nothing": .text(asked.isAnswerable && page.hits.isEmpty ? nothing : nil)
        case "cut":
            .text(page.cutAfter.map { voice.say("search.cut", ["count": voice.grouped($0)]) })
        case "isCut": .flag(page.cutAfter != nil)
        case "newestHref": .text(isFirst ? nil : seat.path("/search?\(asked.encoded)"))
        case "nextHref": .text(page.next.map { seat.path("/search?\(asked.encoded)&before=\($0)") })
        default: nil
        }
    }

    private var nothing: String {
        if isSenderUnknown { return voice.say("search.nobody", ["name": asked.sender]) }
        if page.cutAfter != nil { return voice.say("search.nothing-yet") }
        return asked.words.isEmpty ? voice.say("search.silent", ["name": asked.sender]) : voice.say("search.nothing", ["words": asked.words])
    }
}
