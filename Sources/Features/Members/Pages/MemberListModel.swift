internal import FeatureStores
internal import Web

/// The members of the workspace, all or those that were searched for.
struct MemberListModel: PageModel {
    let lines: [MemberLine]
    let typed: String
    /// More than are shown.
    let isCut: Bool
    let isFirst: Bool
    let seat: Seat

    func value(_ name: String) -> PageValue? {
        switch name {
        case "lines": .list(lines)
        case "hasLines": .flag(!lines.isEmpty)
        case "typed": .text(typed)
        case "isSearch": .flag(!typed.isEmpty)
        case "isEmpty": .flag(lines.isEmpty && typed.isEmpty)
        case "isWhole": .flag(!lines.isEmpty && typed.isEmpty)
        case "isNotFound": .flag(lines.isEmpty && !typed.isEmpty)
        case "isCutSearch": .flag(isCut && !typed.isEmpty)
        case "action": .text(seat.path("/members"))
        case "nextHref": .text(isCut && typed.isEmpty ? next : nil)
        case "firstHref": .text(isFirst ? nil : seat.path("/members"))
        case "keepHref": .text(seat.path("/members.xlsx"))
        case "importHref": .text(seat.path("/import"))
        case "canImport": .flag(Set.operators.contains(seat.role))
        default: nil
        }
    }

    private var next: String? {
        lines.last.map { seat.path("/members?after=\(MemberCursor(messages: $0.entry.messages, member: $0.entry.member).text)") }
    }
}
