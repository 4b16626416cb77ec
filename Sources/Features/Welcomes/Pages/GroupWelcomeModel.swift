internal import FeatureRules
internal import FeatureStores
internal import Web

/// The form for a template of a group's welcome.
struct GroupWelcomeModel: PageModel {
    let seat: Seat
    let voice: Voice
    let form: Form?
    /// Nil for one that is to be made.
    let entry: GroupWelcomeEntry?
    let files: [WelcomeMedium]
    let connections: [ConnectionEntry]
    var errors = FieldErrors()

    init(seat: Seat, voice: Voice, form: Form?, entry: GroupWelcomeEntry?, files: [WelcomeMedium], connections: [ConnectionEntry]) {
        self.seat = seat
        self.voice = voice
        self.form = form
        self.entry = entry
        self.files = files
        self.connections = connections
    }

    /// - Throws: `WelcomeRefusal`.
    func plan() throws(WelcomeRefusal) -> GroupWelcomePlan {
        let form = form ?? Form()
        let attachment: WelcomeAttachment? = chosen == "none" ? nil : try WelcomesConsoleRoutes.attachment(form, files)
        return try GroupWelcomePlan(text: form.typed("text"), attachment: attachment, notifies: form.text("notifies") == "1")
    }

    /// `none`, `file`, `link`, `program`.
    private var chosen: String {
        if let form { return ["file", "link", "program"].contains(form.text("kind")) ? form.text("kind") : "none" }
        guard let kind = entry?.plan.attachment?.kind else { return "none" }
        return ["link", "program"].contains(kind) ? kind : "file"
    }

    private var link: (title: String, address: String, picture: String, description: String) {
        if case .link(let title, let address, let picture, let description)? = entry?.plan.attachment { return (title, address, picture, description) }
        return ("", "", "", "")
    }

    private var program: (title: String, app: String, page: String, cover: String) {
        if case .program(let title, let app, let page, let cover)? = entry?.plan.attachment { return (title, app, page, "\(cover)") }
        return ("", "", "", "")
    }

    func value(_ field: String) -> PageValue? {
        switch field {
        case "backHref": .text(seat.path("/welcomes/groups"))
        case "isNew": .flag(entry == nil)
        case "isUnconnected": .flag(connections.isEmpty)
        case "action": .text(seat.path(entry.map { "/welcomes/groups/\($0.id)" } ?? "/welcomes/groups"))
        case "limits": .text(voice.say("welcomes.group.limits", ["most": "\(WelcomePolicy.groupTemplates)"]))
        case "hasCompanies": .flag(entry == nil && connections.count > 1)
        case "companies": .list(connections.map { Choice("\($0.id)", $0.corpID, isChosen: form?.text("connection") == "\($0.id)") })
        case "text": .typed(form?.typed("text") ?? entry.map { voice.places($0.plan.text) } ?? "")
        case "placeholder": .text(voice.bare("welcomes.group.placeholder", ["contact": voice.place(of: .contact)]))
        case "kinds": .list(["none", "file", "link", "program"].map { Choice($0, voice.say("welcomes.group.kind.\($0)"), isChosen: $0 == chosen) })
        case "hasFiles": .flag(!files.isEmpty)
        case "files":
            .list(
                files.map { file in
                    Choice(
                        "\(file.id)", "\(voice.say("welcomes.attachment.\(file.kind.rawValue)")) · \(file.name)",
                        isChosen: form.map { $0.text("file") == "\(file.id)" } ?? (entry?.plan.attachment?.medium == file.id))
                })
        case "filesHref": .text(seat.path("/welcomes/files"))
        case "hasCovers": .flag(files.contains { $0.kind == .image })
        case "covers":
            .list(
                files.filter { $0.kind == .image }.map { file in
                    Choice("\(file.id)", file.name, isChosen: (form?.text("cover") ?? program.cover) == "\(file.id)")
                })
        case "title": .typed(form?.text("title") ?? (chosen == "program" ? program.title : link.title))
        case "address": .typed(form?.text("address") ?? link.address)
        case "picture": .typed(form?.text("picture") ?? link.picture)
        case "description": .typed(form?.text("description") ?? link.description)
        case "app": .typed(form?.text("app") ?? program.app)
        case "page": .typed(form?.text("page") ?? program.page)
        case "notifies": .flag(form.map { $0.text("notifies") == "1" } ?? entry?.plan.notifies ?? true)
        default: errors.value(field, fields: ["text", "link", "program", "file", "list"])
        }
    }
}
