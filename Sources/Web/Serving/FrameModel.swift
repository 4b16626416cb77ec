/// The fields of the frames `Web/console`, `Web/plain` and `Web/member`; page views may use them too, above all `formToken`.
struct FrameModel: PageModel {
    var page: Page
    var voice: Voice
    var person: SignedIn?
    var seat: Seat?
    var places: [Place]
    var shelf: AssetShelf
    var formToken: String
    /// Of the page, for the language switch; nil if it came in answer to a form and cannot be asked for again.
    var address: String?
    var noticeKey: String?
    var alarms: [Alarm] = []
    var content = Markup(trusted: "")

    func value(_ name: String) -> PageValue? {
        switch name {
        case "languageTag": .text(voice.language.rawValue)
        case "pageTitle": .text(page.title)
        case "contentMarkup": .markup(content)
        case "styleHref": .text(shelf.href("console.css"))
        case "memberStyleHref": .text(shelf.href("member.css"))
        case "memberBrand": .text(memberBrand)
        case "brandHref": .text(shelf.href("brand.svg"))
        case "iconsHref": .text(shelf.href("icons.svg"))
        case "scripts": .list(page.scripts.map { LinkModel(name: $0, href: shelf.href("\($0).js") ?? "") })
        case "formToken": .text(formToken)
        case "notice": .text(noticeKey.flatMap { voice.texts.text("notice.\($0)", voice.language) })
        case "alarms": .list(alarms.map { AlarmModel(alarm: $0, voice: voice) })
        case "hasPerson": .flag(person != nil)
        case "personName": .text(person?.name)
        case "hasSeat": .flag(seat != nil)
        case "workspaceName": .text(seat.map(shownName))
        case "workspaceHref": .text(seat?.path())
        case "isSample": .flag(seat?.isSample ?? false)
        case "canRemoveSample": .flag(seat?.isSample == true && seat?.role == .owner)
        case "otherSeats": .list(otherSeats)
        case "hasOtherSeats": .flag(!otherSeats.isEmpty)
        case "keysHref": .text(shelf.href("keys.js"))
        case "searchHref": .text(searchHref)
        case "doors": .list(doors { _ in true })
        case "primaryDoors": .list(doors { $0.isPrimary })
        case "secondaryDoors": .list(doors { !$0.isPrimary })
        case "languages": .list(languages)
        default: nil
        }
    }

    private var memberBrand: String? {
        if case .member(let brand) = page.frame { brand } else { nil }
    }

    private var otherSeats: [LinkModel] {
        (person?.seats ?? []).filter { $0.workspace != seat?.workspace }.map { LinkModel(name: shownName($0), href: $0.path()) }
    }

    /// A sample that nobody renamed is called so in the language of the reader.
    private func shownName(_ seat: Seat) -> String {
        let isUnnamed = seat.isSample && seat.name == voice.texts.text("sample.name", .chinese)
        return isUnnamed ? voice.say("sample.name") : seat.name
    }

    /// For the key `/` and the top of a phone; nil for whoever may not search.
    private var searchHref: String? {
        guard let seat, let place = places.first(where: { $0.name == "search" && $0.roles.contains(seat.role) }) else { return nil }
        return seat.path(place.path)
    }

    private func doors(_ wanted: (Place) -> Bool) -> [LinkModel] {
        guard let seat else { return [] }
        return places.filter { $0.roles.contains(seat.role) && wanted($0) }.map { place in
            LinkModel(
                name: voice.say("nav.\(place.name)"), href: seat.path(place.path), icon: place.name,
                isCurrent: page.frame == .console(place))
        }
    }

    /// The same page in each language.
    private var languages: [LinkModel] {
        guard let address else { return [] }
        let mark = address.contains("?") ? "&" : "?"
        return Language.allCases.map {
            LinkModel(name: $0.ownName, href: "\(address)\(mark)lang=\($0.rawValue)", icon: $0.rawValue, isCurrent: $0 == voice.language)
        }
    }
}

/// One link of the frame.
struct LinkModel: PageModel {
    var name: String
    var href: String
    var icon = ""
    var isCurrent = false

    func value(_ field: String) -> PageValue? {
        switch field {
        case "name": .text(name)
        case "href": .text(href)
        case "icon": .text(icon)
        case "isCurrent": .flag(isCurrent)
        default: nil
        }
    }
}

/// One sentence above the page, with the way to mend it.
private struct AlarmModel: PageModel {
    let alarm: Alarm
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "sentence": .text(voice.say(alarm.key, alarm.values))
        case "remedy": .text(alarm.remedy.map { voice.say($0.key) })
        case "remedyHref": .text(alarm.remedy?.path)
        default: nil
        }
    }
}
