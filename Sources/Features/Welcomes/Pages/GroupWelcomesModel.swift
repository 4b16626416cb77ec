internal import FeatureRules
internal import FeatureStores
internal import Journal
internal import Web

/// The templates of what people are told who come into a group.
struct GroupWelcomesModel: PageModel {
    let seat: Seat
    let templates: [GroupWelcomeEntry]
    let connections: [ConnectionEntry]
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "welcomesHref": .text(seat.path("/welcomes"))
        case "newHref": .text(connections.isEmpty ? nil : seat.path("/welcomes/groups/new"))
        case "isUnconnected": .flag(connections.isEmpty)
        case "limit":
            .text(voice.say("welcomes.group.limit", ["most": voice.grouped(WelcomePolicy.groupTemplates), "count": voice.grouped(templates.count)]))
        case "hasTemplates": .flag(!templates.isEmpty)
        case "templates": .list(templates.map { GroupWelcomeLine(template: $0, isOne: connections.count < 2, connections: connections, seat: seat, voice: voice) })
        default: nil
        }
    }
}

/// One template in the list.
private struct GroupWelcomeLine: PageModel {
    let template: GroupWelcomeEntry
    let isOne: Bool
    let connections: [ConnectionEntry]
    let seat: Seat
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "href": .text(seat.path("/welcomes/groups/\(template.id)"))
        case "beginning":
            .text(template.plan.text.isEmpty ? voice.say("welcomes.attachment.\(template.plan.attachment?.kind ?? "file")") : String(voice.places(template.plan.text).prefix(80)))
        case "attachment": .text(template.plan.attachment.map { voice.say("welcomes.attachment.\($0.kind)") })
        case "company": .text(isOne ? nil : connections.first { $0.id == template.connection }?.corpID)
        case "state": .text(voice.say("welcomes.group.state.\(word)"))
        case "isBad": .flag(["failed", "unknown", "gone"].contains(word))
        case "isGone": .flag(template.isGone)
        case "goneNote": .text(template.isGone && template.templateID != nil ? voice.say("welcomes.group.gone-note") : nil)
        case "removeQuestion":
            .text(voice.say(template.isGone ? template.templateID == nil ? "welcomes.group.remove-unmade" : "welcomes.group.remove-gone" : "welcomes.group.remove-question"))
        case "problem": .text(["failed", "unknown"].contains(word) || template.problem != nil && template.isUnderWay ? template.problem : nil)
        case "canChange": .flag(!template.isUnderWay)
        case "removeAction": .text(seat.path("/welcomes/groups/\(template.id)/removal"))
        default: nil
        }
    }

    private var word: String {
        if template.isGone { return "gone" }
        return switch template.change {
        case .failed: "failed"
        case .unknown: "unknown"
        case .waiting, .claimed, .checking: template.isLeaving ? "leaving" : template.templateID == nil ? "making" : "changing"
        case .done, nil: template.templateID == nil ? "failed" : "there"
        }
    }
}
