import App
import Exports
import FeatureRules
import FeatureStores
import Foundation
import HTTPTypes
import Kernel
import Storage
import Testing
import Web

/// What stands for the names in braces of a route. A route with a name that is not here fails the tests that open every page.
struct Places {
    /// Names that nothing bears: every address with one of them is a page that does not exist.
    static let unknown = Places(parts: ["{group}": "1", "{member}": "1", "{run}": "1", "{upload}": "1", "{report}": "1", "{task}": "1", "{import}": "1", "{webhook}": "1", "{code}": "1", "{target}": "1", "{slug}": "1", "{bridge}": "1", "{connection}": "1", "{callback}": "1", "{welcome}": "1", "{attachment}": "1", "{file}": "1", "{template}": "1",
        "{contact}": "1", "{proposal}": "1", "{order}": "1", "{address}": "1", "{channel}": "1", "{seq}": "1", "{part}": "1", "{batch}": "1",
    ])

    var parts: [String: String]

    /// Whether the route names something that is not there, so that it is answered with 404.
    func isMissing(_ route: String) -> Bool { parts.contains { route.contains($0.key) && $0.value == "1" } }

    /// Nil if it names something that is not known here.
    func path(of route: String, in workspace: WorkspaceID) -> String? {
        var path = route.replacing("{workspace}", with: "\(workspace)")
        for (hole, value) in parts { path = path.replacing(hole, with: value) }
        return path.contains("{") ? nil : path
    }
}

extension Shop {
    /// Brings a file in and lets another one wait, makes a report, and names what is there.
    func places(_ export: String, group: String, member: String, by owner: Visitor) async throws -> Places {
        let run = try await bringIn(export, as: "聊天.jsonl", by: owner)
        let upload = try #require(try await upload("a,b,c\n1,2,3\n4,5,6\n", as: "x.csv", by: owner))
        _ = try await owner.submit(first.id.path("/reports"), ["language": "zh-Hans"])
        let reports = try await owner.get(first.id.path("/reports")).text
        let report = try #require(reports.firstMatch(of: /\/reports\/([0-9]+)"/)).1
        let found = try await groups()
        let webhook = try await installation.webhooks.add(
            address: "https://till.example/hook?key=1", events: [.reportMade], workspace: first.id, cause: .system
        ).entry.id
        _ = try await installation.webhooks.test(webhook, workspace: first.id)
        let connection = try await CallbackTests.Platform(self).connection
        let code = try await installation.liveCodes.add(
            LiveCodePlan(name: group, guide: member, fill: .inOrder, reserve: 10), workspace: first.id, cause: .system)
        let target = try await installation.liveCodes.add(
            TargetPlan(name: group, cap: 200, members: 0, days: 1), LiveCodeDesk.Picture(type: "image/png", bytes: Array("PNG".utf8)), to: code,
            workspace: first.id, cause: .system)
        let slug = try await installation.liveCodes.one(code, in: first.id).slug
        var plan = ChannelPlan()
        (plan.name, plan.guide, plan.staff, plan.backups, plan.caps) = (group, member, ["LiuYang"], ["ChenWei"], ["LiuYang": 3])
        plan.shifts = [ChannelShift(window: try ChannelWindow(days: [1, 7], from: 1320, to: 120), staff: ["LiuYang"])]
        (plan.remark, plan.expiresMs) = ("{{name}}-<b>A", (world.now() + .days(1)).milliseconds)
        let channel = try await installation.channels.add(plan, by: connection, workspace: first.id, cause: .system)
        try await installation.channelDuty.giveAddress(to: "ChenWei", of: connection, workspace: first.id)
        let address = try await installation.channelDuty.all(in: first.id).compactMap(\.address).first
        let bridge = try await installation.bridges.make(name: "客服 <b>系统", workspace: first.id, cause: .system).entry.id
        if let receiver = try await installation.bridgeIntake.receiver(bridge) {
            _ = try await installation.bridgeIntake.take(BridgeBatch(Array("<script>x\n".utf8), now: world.now()), from: receiver)
        }
        // The group is one of the connected company as well.
        if let known = found[group].flatMap({ GroupID("\($0)") }) {
            try await installation.database.write { [first] tx in
                try tx.run(
                    """
                    INSERT INTO customer_group (workspace_id, connection_id, chat_id, group_id, name, owner, notice, state, looked_ms)
                    VALUES (\(first.id), \(connection), 'wr1', \(known), \(group), 'LiuYang', '', 'live', 0)
                    """)
                try tx.run(
                    """
                    INSERT INTO customer_group_member (workspace_id, group_id, key, member_id, is_staff, joined_ms, left_ms, way, quit, inviter, state)
                    SELECT \(first.id), \(known), 'wm' || member_id, member_id, 0, 0, CASE WHEN messages > 1 THEN 1 END, 3, 1, '', ''
                    FROM membership WHERE workspace_id = \(first.id) AND group_id = \(known)
                    """)
            }
        }
        let text = try WelcomeText("你好 <b>{{客户昵称}}</b>，我是 {{staff}}")
        let welcome = try await installation.welcomes.add(
            WelcomePlan(
                name: group, text: text, calling: "朋友", isDefault: false,
                terms: WelcomeTerms(states: ["poster <i>7"], staff: ["nobody"], hours: WelcomeHours(days: [5, 6], from: "22:00", to: "06:00"))),
            workspace: first.id, cause: .system)
        let file = try await installation.welcomeMedia.add(name: "菜单 <b>.png", bytes: [0x89, 0x50, 0x4E, 0x47, 1, 2, 3], workspace: first.id).id
        for attachment in [
            WelcomeAttachment(.image, file), try .link(typed: "<i>菜单", address: "https://example.com/?a=<b>", picture: "", description: "每天 <b>更新"),
            try .program(typed: "点单", app: "wx1234567890", page: "pages/<b>", cover: file),
        ] { try await installation.welcomes.attach(attachment, to: welcome, workspace: first.id, cause: .system) }
        let template = try await installation.groupWelcomes.add(
            GroupWelcomePlan(text: "<b>%NICKNAME%，欢迎进群", attachment: WelcomeAttachment(.image, file), notifies: true), by: connection,
            workspace: first.id, cause: .system)
        func last(_ path: String) -> String { String(path.split(separator: "/").last ?? "") }
        var places = Places.unknown
        places.parts.merge([
            "{group}": "\(try #require(found[group]))", "{member}": "\(try await self.member(member))", "{upload}": last(upload),
            "{run}": last(run), "{import}": last(run), "{report}": String(report), "{webhook}": "\(webhook)", "{connection}": "\(connection)", "{bridge}": "\(bridge)", "{code}": "\(code)",
            "{welcome}": "\(welcome)", "{attachment}": "0", "{file}": "\(file)", "{template}": "\(template)", "{target}": "\(target)", "{slug}": slug,
            "{channel}": "\(channel)", "{address}": try #require(address),
        ]) { _, new in new }
        if let task = try await caller(.read).get("/tasks").items.first?["id"] as? String { places.parts["{task}"] = task }
        return places
    }

    /// Asks every page, download and JSON document with each of the queries, and says what is wrong with the answers.
    ///
    /// - Parameters:
    ///   - isOdd: the query asks for what may not be there.
    ///   - slowest: what an answer may take.
    func faults(
        _ places: Places, by owner: Visitor, queries: [String] = [""], languages: [String] = ["zh-Hans", "en"], isOdd: Bool = false,
        slowest: Duration = .seconds(20)
    ) async throws -> [String] {
        var faults: [String] = []
        func note(_ path: String, _ found: [String]) { faults += found.map { "\(path): \($0)" } }
        let caller = try await caller(.read), clock = ContinuousClock(), hasTask = places.parts["{task}"] != Places.unknown.parts["{task}"]
        for route in routes where route.method == .get {
            guard let path = places.path(of: route.path, in: first.id) else {
                note(route.path, ["a name in braces that the tests do not know"])
                continue
            }
            let isMissing = places.isMissing(route.path)
            for query in queries {
                for language in languages {
                    let address = path + "?lang=\(language)" + (query.isEmpty ? "" : "&\(query)"), begin = clock.now
                    let answer = try await owner.get(address)
                    if clock.now - begin > slowest { note(address, ["took \(clock.now - begin)"]) }
                    // Set up already; and of a file that could be read whole there is no list of what could not.
                    let mayMiss = isOdd || route.path == "/setup" || route.path.hasSuffix("/rejects") || isMissing || !hasTask && route.path.contains("{task}")
                    if answer.status == .notFound, mayMiss { continue }
                    guard [.ok, .seeOther].contains(answer.status) else {
                        note(address, ["answered with \(answer.status)"])
                        continue
                    }
                    if answer.headers[.contentType]?.contains("spreadsheet") ?? false {
                        note(address, answer.text.hasPrefix("PK") ? [] : ["no workbook"])
                    } else if route.path.hasSuffix("/{report}") {
                        // It stands alone and is in the language it was made in.
                        note(address, PageRules.faults(ofText: answer.text) + (answer.text.contains("<script") ? ["a script"] : []))
                    } else {
                        note(address, PageRules.faults(of: answer.text, in: language))
                    }
                }
            }
        }
        for route in api.routes where route.method == .get {
            guard let path = places.path(of: route.path, in: first.id) else {
                note(route.path, ["a name in braces that the tests do not know"])
                continue
            }
            let isMissing = places.isMissing(route.path)
            for query in ["", "?limit=200", "?as_of=1901-01-01T00:00:00Z", "?as_of=9999-12-31T23:59:59Z"] {
                let begin = clock.now, answer = try await caller.get(path + query)
                if clock.now - begin > slowest { note(path + query, ["took \(clock.now - begin)"]) }
                let isKnown = answer.status == 200 || (isMissing || !hasTask && route.path.contains("{task}")) && answer.status == 404 || !query.isEmpty && answer.status == 400
                note(path + query, isKnown ? [] : ["answered with \(answer.status)"])
                note(path + query, (try? JSONSerialization.jsonObject(with: Data(answer.text.utf8))) == nil ? ["no JSON"] : [])
            }
        }
        return faults
    }
}
