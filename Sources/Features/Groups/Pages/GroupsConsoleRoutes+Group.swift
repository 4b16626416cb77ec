internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Storage
internal import Web

extension GroupsConsoleRoutes {
    func showGroup(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        var choice = try await reader.choice(visit.query.text("as-of"), in: seat, voice: visit.voice)
        guard let reading = try await reader.one(visit.id("group"), asOf: choice.instant, sections: GroupVerdict.kinds, in: seat) else {
            // A group without a message has no last message to count from.
            let entry = try await entry(visit)
            if let roster = try await roster(instead: entry, visit) { return roster }
            let model = GroupHead(entry: entry, tab: .figures, seat: seat, voice: visit.voice)
            return .page(Page("Groups/silent", title: entry.name, model, frame: .console(Self.place)))
        }
        if reading.figures.messages == 0, let roster = try await roster(instead: reading.group, visit) { return roster }
        choice.shown = reading.asOf
        let tasks = TaskReader(database: database)
        var greetings = choice.day == nil ? try await tasks.greetings(in: reading.group.id, visit) : GroupGreetings()
        let elsewhere = choice.day == nil ? try await reader.elsewhere(of: reading, in: seat) : [:]
        let context = DiagnosisContext(
            group: reading.group.id, names: reading.names.merging(greetings.names) { own, _ in own }, messages: [:], day: choice.day,
            asOf: reading.asOf, list: ListChoice(visit.query), seat: seat, voice: visit.voice)
        if choice.day == nil {
            let addressees = Addressees(reading: reading, context: context, elsewhere: elsewhere, greetings: greetings)
            greetings.words = try await tasks.words(of: addressees.shown, in: reading.group.id, greetings, visit)
        }
        var model = GroupModel(reading: reading, choice: choice, context: context)
        (model.greetings, model.elsewhere) = (greetings, elsewhere)
        if reading.figures.state == .recordEnded {
            model.record = try await database.read { tx in try GroupRecords.of(reading.group.id, in: seat.workspace, tx) }
        }
        return .page(
            Page(
                "Groups/group", title: reading.group.name, model, frame: .console(Self.place), scripts: (model.hasCharts ? Page.chartScripts : []) + ["copy"]))
    }

    func keepGroup(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), choice = try await reader.choice(visit.query.text("as-of"), in: seat, voice: visit.voice)
        guard let reading = try await reader.one(visit.id("group"), asOf: choice.instant, in: seat) else { throw Failure.notFound }
        let workbook = GroupWorkbook(reading: reading, voice: visit.voice)
        return try await WorkbookDownload.make(reading.group.name, zone: seat.zone) { try workbook.fill($0) }
    }

    func showName(_ visit: Visit) async throws -> Reply {
        let entry = try await entry(visit)
        return try .page(namePage(GroupNameModel(entry: entry, seat: visit.place(), name: entry.name), visit, status: 200))
    }

    func rename(_ visit: Visit) async throws -> Reply {
        let group = try visit.id("group", GroupKind.self), seat = try visit.place()
        do {
            try await desk.rename(
                group, to: visit.form.text("name"), workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
            return .redirect(to: Notice.path(seat.path("/groups/\(group)"), "saved"))
        } catch let refusal as GroupRefusal {
            // Also answers that there is no such group.
            let entry = try await entry(visit)
            var model = GroupNameModel(entry: entry, seat: seat, name: visit.form.text("name"))
            model.errors["name"] = visit.say("refusal.group.\(refusal.rawValue)")
            return .page(namePage(model, visit, status: 422))
        }
    }

    func confirmSilence(_ visit: Visit) async throws -> Reply {
        let group = try visit.id("group", GroupKind.self), seat = try visit.place()
        do {
            try await desk.confirmSilence(of: group, workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
        } catch GroupRefusal.notFound {
            throw Failure.notFound
        }
        try await figuresChanged(seat.workspace)
        // Its last weeks are empty now: the last day on which somebody spoke shows how it came to that.
        let last = try await database.read { tx in try InsightsQueries.one(group, in: seat.workspace, tx)?.figures.lastMs }
        let page = seat.path("/groups/\(group)") + (last.map { "?as-of=\(seat.zone.day(of: Instant(milliseconds: $0)))" } ?? "")
        return .redirect(to: Notice.path(page, "saved"))
    }

    private func namePage(_ model: GroupNameModel, _ visit: Visit, status: Int) -> Page {
        Page("Groups/name", title: visit.say("groups.rename.title"), model, frame: .console(Self.place), status: status)
    }
}
