internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// The form for a join way: which groups of WeCom a code leads into.
struct JoinWayModel: PageModel {
    let seat: Seat
    let code: LiveCodeEntry
    let chats: [LiveCodeDesk.Chat]
    let voice: Voice
    var typed: Form?
    var errors = FieldErrors()

    /// Those of one company: a join way belongs to one.
    var chosen: [LiveCodeDesk.Chat] {
        let ticked = chats.filter { typed?.text(Self.field(of: $0)) == "1" }
        return ticked.allSatisfy { $0.connection == ticked.first?.connection } ? ticked : []
    }

    var opensGroups: Bool { typed.map { $0.text("opens") == "1" } ?? true }

    static func field(of chat: LiveCodeDesk.Chat) -> String { "chat-\(chat.chatID)" }

    func value(_ field: String) -> PageValue? {
        switch field {
        case "codeName": .text(code.name)
        case "codeHref": .text(seat.path("/codes/\(code.id)"))
        case "action": .text(seat.path("/codes/\(code.id)/join-way"))
        case "hasChats": .flag(!chats.isEmpty)
        case "chats": .list(chats.map { Choice(Self.field(of: $0), $0.name, isChosen: typed?.text(Self.field(of: $0)) == "1") })
        case "chatsNote": .text(voice.say("codes.join.chats-note", ["count": voice.grouped(LiveCodePolicy.joinWayChats.value)]))
        case "name": .typed(typed?.text("name") ?? code.name)
        case "nameLimit": .text("\(TargetPlan.nameLimit)")
        case "opens": .flag(opensGroups)
        case "base": .typed(typed?.text("base") ?? code.name)
        case "baseLimit": .text("\(LiveCodePolicy.joinWayBaseName.value)")
        default: errors.value(field, fields: ["name", "chats", "base", "list"])
        }
    }
}
