internal import FeatureStores
internal import Kernel
internal import Web

extension GroupsConsoleRoutes {
    func showPeople(_ visit: Visit) async throws -> Reply { try await show(PeopleTab.self, as: .people, visit) }
    func showTalk(_ visit: Visit) async throws -> Reply { try await show(TalkTab.self, as: .talk, visit) }
    func showWords(_ visit: Visit) async throws -> Reply { try await show(WordTab.self, as: .words, visit) }
    func showNetwork(_ visit: Visit) async throws -> Reply { try await show(NetworkTab.self, as: .network, visit) }
    func showFlow(_ visit: Visit) async throws -> Reply { try await show(FlowTab.self, as: .flow, visit) }

    private func show<Tab: DiagnosisTab>(_ kind: Tab.Type, as tab: GroupHead.Tab, _ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), voice = visit.voice, list = ListChoice(visit.query)
        var choice = try await reader.choice(visit.query.text("as-of"), in: seat, voice: voice)
        guard let reading = try await reader.tab(kind, of: visit.id("group"), asOf: choice.instant, list: list, in: seat) else {
            throw Failure.notFound
        }
        if let roster = try await roster(instead: reading.group, visit) { return roster }
        let head = GroupHead(entry: reading.group, tab: tab, seat: seat, voice: voice, day: choice.day)
        let title = voice.say("groups.tab.title", ["name": reading.group.name, "tab": voice.say("groups.tab.\(tab.key)")])
        guard let asOf = reading.asOf else {
            return .page(Page("Groups/silent", title: title, head, frame: .console(Self.place)))
        }
        choice.shown = asOf
        let context = DiagnosisContext(
            group: reading.group.id, names: reading.names, messages: reading.messages, day: choice.day, asOf: asOf, list: list,
            seat: seat, voice: voice)
        let model = GroupTabModel(reading.tab.blocks(context), head: head, choice: choice, list: list)
        return .page(
            Page("Groups/tab", title: title, model, frame: .console(Self.place), scripts: model.hasCharts ? Page.chartScripts : []))
    }
}
