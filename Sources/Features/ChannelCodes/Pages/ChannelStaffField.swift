internal import FeatureRules
internal import Web

/// What somebody does for a code: a row of its form.
struct ChannelStaffField: PageModel {
    enum Role: String, CaseIterable {
        case none, usual, backup
    }

    let id: String
    let name: String
    let plan: ChannelPlan
    let form: Form?
    let voice: Voice

    private var role: Role {
        if let form { return Role(rawValue: form.text("role-\(id)")) ?? .none }
        return plan.staff.contains(id) ? .usual : plan.backups.contains(id) ? .backup : .none
    }

    func value(_ field: String) -> PageValue? {
        switch field {
        case "name": .text(name)
        case "roleField": .text("role-\(id)")
        case "roles": .list(Role.allCases.map { Choice($0.rawValue, voice.say("channels.role.\($0.rawValue)"), isChosen: $0 == role) })
        case "roleLabel": .text(voice.say("channels.role-of", ["name": name]))
        case "capField": .text("cap-\(id)")
        case "capLabel": .text(voice.say("channels.cap-of", ["name": name]))
        case "cap": .typed(form?.text("cap-\(id)") ?? plan.caps[id].map { "\($0)" } ?? "")
        default: nil
        }
    }
}
