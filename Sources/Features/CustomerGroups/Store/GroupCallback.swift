public import FeatureRules
public import Kernel
public import WeComConnector

/// What a callback says of a customer group (`change_external_chat`, [D:92130], read 2025).
public struct GroupCallback: Sendable, Hashable {
    public let chatID: String
    /// The group is over.
    public let isDismissal: Bool
    /// Who came or went; none for other changes, and where the platform does not say.
    public let tellings: [GroupTelling]

    /// Nil if it speaks of something else.
    public init?(_ message: CallbackMessage) {
        guard message.event == "change_external_chat", let chat = message.root.text("ChatId") else { return nil }
        chatID = chat
        isDismissal = message.changeType == "dismiss"
        guard let at = message.created, let kind = Self.kind(message.root) else {
            tellings = []
            return
        }
        tellings = Self.keys(message.root).map { GroupTelling(key: $0, kind: kind, at: at) }
    }

    /// A sample of the platform carries both scenes: what it is about decides.
    private static func kind(_ root: XMLNode) -> GroupTelling.Kind? {
        switch root.text("UpdateDetail") {
        // 0 is an invitation of any kind here, unlike in `groupchat/get`.
        case "add_member": .came(root.text("JoinScene") == "3" ? .code : root.text("JoinScene") == "2" ? .link : .invited)
        case "del_member": .went(isRemoved: root.text("QuitScene") == "1")
        default: nil
        }
    }

    /// Elements, or in older deliveries one text with commas.
    private static func keys(_ root: XMLNode) -> [String] {
        guard let list = root["MemChangeList"] else { return [] }
        let items = list.children.filter { $0.name == "Item" }.map(\.text)
        return (items.isEmpty ? list.text.split(separator: ",").map(String.init) : items).filter { !$0.isEmpty && $0.utf8.count <= 64 }
    }
}
