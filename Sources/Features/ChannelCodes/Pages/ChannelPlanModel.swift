internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// The form for what is said of a channel code, all but its hours.
struct ChannelPlanModel: PageModel {
    let seat: Seat
    let voice: Voice
    let choices: ChannelChoices
    let form: Form?
    /// Nil for one that is to be made.
    let code: ChannelEntry?
    var errors = FieldErrors()

    init(seat: Seat, voice: Voice, choices: ChannelChoices, form: Form? = nil, code: ChannelEntry? = nil) {
        self.seat = seat
        self.voice = voice
        self.choices = choices
        self.form = form
        self.code = code
    }

    private var known: ChannelPlan { code?.plan ?? ChannelPlan() }
    private var people: [(id: String, name: String)] { choices.people(with: known.everybody) }
    private var acceptance: ChannelAcceptance { form.map { ChannelAcceptance(rawValue: $0.text("acceptance")) ?? .always } ?? known.acceptance }

    private var hours: [ChannelWindowField] {
        (0..<ChannelPlan.hoursLimit).map { number in
            ChannelWindowField(
                prefix: "h\(number)", number: number + 1, window: known.hours.indices.contains(number) ? known.hours[number] : nil, form: form,
                voice: voice)
        }
    }

    /// What stands in the field for days when a code is changed: days that have begun.
    private var daysLeft: Int? { known.expires.map { Int(clamping: max(0, -((voice.now - $0).wholeDays))) } }

    /// What was typed.
    ///
    /// - Throws: `ChannelRefusal`.
    func plan() throws(ChannelRefusal) -> ChannelPlan {
        let form = form ?? Form()
        var plan = ChannelPlan()
        plan.name = form.text("name")
        plan.guide = form.text("guide")
        plan.remark = form.text("remark")
        for person in people {
            let role = form.text("role-\(person.id)")
            if role == ChannelStaffField.Role.usual.rawValue { plan.staff.append(person.id) }
            if role == ChannelStaffField.Role.backup.rawValue { plan.backups.append(person.id) }
            // What cannot be read as a number is out of every range. Who answers in some hours only may have a limit too.
            if let cap = form.optional("cap-\(person.id)") { plan.caps[person.id] = Int(cap) ?? 0 }
        }
        plan.staff += form.text("more").split { ",，、; \t\n".contains($0) }.map(String.init)
        // Limits of those who answer in some hours only are lost if the hours are not there while it is checked.
        plan.shifts = known.shifts
        plan.acceptance = acceptance
        for row in hours where row.isUsed && acceptance == .hours { plan.hours.append(try row.read()) }
        plan.tags = choices.tags.map(\.id).filter { form.text("tag-\($0)") == "1" }
        if let typed = form.optional("days") {
            guard let days = Int(typed), days == daysLeft || ChannelPlan.days.contains(days) else { throw .daysOutOfRange }
            // Days that are not changed keep their instant.
            plan.expiresMs = days == daysLeft ? known.expiresMs : (voice.now + .days(Int64(days))).milliseconds
        }
        return try plan.checked()
    }

    func value(_ field: String) -> PageValue? {
        switch field {
        case "isNew": .flag(code == nil)
        case "backHref": .text(seat.path(code.map { "/channels/\($0.id)" } ?? "/channels"))
        case "backLabel": .text(code?.plan.name ?? voice.say("channels.title"))
        case "action": .text(seat.path(code.map { "/channels/\($0.id)/settings" } ?? "/channels"))
        case "isUnconnected": .flag(choices.connections.isEmpty)
        case "connectHref": .text(seat.role == .owner ? seat.path("/wecom") : nil)
        case "mustChoose": .flag(!choices.connections.isEmpty && choices.connection == nil)
        case "companies": .list(choices.connections.map { Choice(seat.path("/channels/new?connection=\($0.id)"), $0.corpID, isChosen: false) })
        case "hasCompany": .flag(choices.connection != nil)
        case "connection": .text(choices.connection.map { "\($0.id)" })
        case "name": .typed(form?.text("name") ?? known.name)
        case "guide": .typed(form?.text("guide") ?? known.guide)
        case "nameLimit": .text("\(ChannelPlan.nameLimit)")
        case "guideLimit": .text("\(ChannelPlan.guideLimit)")
        case "hasPeople": .flag(!people.isEmpty)
        case "people": .list(people.map { ChannelStaffField(id: $0.id, name: $0.name, plan: known, form: form, voice: voice) })
        case "more": .typed(form?.text("more") ?? "")
        case "acceptances":
            .list(ChannelAcceptance.allCases.map { Choice($0.rawValue, voice.say("channels.accept.\($0.rawValue)"), isChosen: $0 == acceptance) })
        case "hours": .list(hours)
        case "hasTags": .flag(!choices.tags.isEmpty)
        case "tags":
            .list(
                choices.tags.map { tag in
                    Choice("tag-\(tag.id)", tag.name, isChosen: form.map { $0.text("tag-\(tag.id)") == "1" } ?? known.tags.contains(tag.id))
                })
        case "remark": .typed(form?.text("remark") ?? voice.places(known.remark))
        case "remarkLimit": .text("\(ChannelPlan.remarkLimit)")
        case "remarkNote": .text(voice.bare("channels.remark-note", ["contact": voice.place(of: .contact), "count": "\(ChannelPolicy.remark.value)"]))
        case "days": .typed(form?.text("days") ?? daysLeft.map { "\($0)" } ?? "")
        default: errors.value(field, fields: ["name", "guide", "staff", "hours", "tags", "remark", "days", "list"])
        }
    }
}
