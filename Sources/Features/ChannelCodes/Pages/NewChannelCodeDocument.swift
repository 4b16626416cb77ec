internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// What makes a channel code.
struct NewChannelCodeDocument: APIDocument {
    var connection: ConnectionID?
    var name: String
    var guide: String?
    var staff: [String]
    var backups: [String]?
    var caps: [ChannelCapDocument]?
    var shifts: [ChannelShiftDocument]?
    var acceptance: ChannelAcceptance?
    var hours: [ChannelHoursDocument]?
    var tags: [String]?
    var remark: String?
    var expiresAt: Instant?

    static var notes: [String: String] {
        [
            "connection": "Which company; may be missing if only one is connected.",
            "guide": "A sentence for visitors.",
            "staff": "userids of who answers outside of all shifts.",
            "backups": "userids of who answers when the others are away or have had enough.",
            "caps": "How many new contacts somebody takes a day.",
            "acceptance": "Whether people become contacts at once: always, never, or in hours. always if it is missing.",
            "tags": "WeCom's ids of the tags that whoever comes is given.",
            "remark": "What whoever comes is noted as; {客户昵称} or {name} stands for their nickname.",
        ]
    }

    /// - Throws: `ChannelRefusal`.
    func plan() throws(ChannelRefusal) -> ChannelPlan {
        var plan = ChannelPlan()
        plan.name = name
        plan.guide = guide ?? ""
        plan.staff = staff
        plan.backups = backups ?? []
        plan.caps = Dictionary((caps ?? []).map { ($0.user, $0.most) }, uniquingKeysWith: { _, last in last })
        for shift in shifts ?? [] { plan.shifts.append(ChannelShift(window: try window(shift.days, shift.from, shift.to), staff: shift.staff)) }
        plan.acceptance = acceptance ?? .always
        for hours in hours ?? [] { plan.hours.append(try window(hours.days, hours.from, hours.to)) }
        plan.tags = tags ?? []
        plan.remark = remark ?? ""
        plan.expiresMs = expiresAt?.milliseconds
        return plan
    }

    private func window(_ days: [Int], _ from: String, _ to: String) throws(ChannelRefusal) -> ChannelWindow {
        guard let from = ChannelWindow.minutes(from), let to = ChannelWindow.minutes(to) else { throw .windowTimes }
        return try ChannelWindow(days: days, from: from, to: to == 0 ? 1440 : to)
    }
}

/// How many new contacts somebody takes a day.
struct ChannelCapDocument: APIDocument {
    var user: String
    var most: Int

    static var notes: [String: String] { ["user": "userid."] }
}

/// Who answers in certain hours of the week.
struct ChannelShiftDocument: APIDocument {
    var days: [Int]
    var from: String
    var to: String
    var staff: [String]

    static var notes: [String: String] {
        ["days": "1 Monday … 7 Sunday.", "from": "09:00, on the workspace's clock.", "to": "18:00; not after from: of the next day.", "staff": "userids."]
    }
}

/// Hours of the week in which people become contacts at once.
struct ChannelHoursDocument: APIDocument {
    var days: [Int]
    var from: String
    var to: String

    static var notes: [String: String] { ["days": "1 Monday … 7 Sunday.", "from": "09:00, on the workspace's clock.", "to": "18:00; not after from: of the next day."] }
}
