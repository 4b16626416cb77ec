public import Kernel

/// What a person says of a channel code.
public struct ChannelPlan: Codable, Hashable, Sendable {
    public static let nameLimit = 30
    public static let guideLimit = 200
    /// Of each list.
    public static let staffLimit = 50
    public static let shiftLimit = 7
    public static let hoursLimit = 3
    public static let tagLimit = 20
    public static let remarkLimit = 40
    public static let caps = 1...10_000
    public static let days = 1...3650

    /// Where it hangs: a name of ours.
    public var name = ""
    /// A sentence for visitors; may be empty.
    public var guide = ""
    /// Who answers outside of all shifts; userids.
    public var staff: [String] = []
    /// Who answers when all who should are away or have had enough.
    public var backups: [String] = []
    /// How many new contacts somebody takes a day; who is not named takes any number.
    public var caps: [String: Int] = [:]
    public var shifts: [ChannelShift] = []
    public var acceptance = ChannelAcceptance.always
    /// Of `.hours`.
    public var hours: [ChannelWindow] = []
    /// What whoever comes is tagged with: the platform's ids.
    public var tags: [String] = []
    /// What whoever comes is noted as; empty: nothing. `{name}` stands for their nickname.
    public var remark = ""
    /// Milliseconds since 1970; nil: never.
    public var expiresMs: Int64?

    public init() {}

    public var expires: Instant? { expiresMs.map { Instant(milliseconds: $0) } }

    public func isExpired(at now: Instant) -> Bool { expires.map { $0 <= now } ?? false }

    /// Everybody who may answer at some time.
    public var everybody: Set<String> { Set(staff + backups + shifts.flatMap(\.staff)) }

    /// The same with texts in order and what stands twice once; hours that do not count are left out.
    ///
    /// - Throws: `ChannelRefusal`.
    public func checked() throws(ChannelRefusal) -> ChannelPlan {
        var plan = self
        plan.name = PlainLine.of(name)
        plan.guide = PlainLine.of(guide)
        plan.remark = ChannelRemark(remark).template
        guard !plan.name.isEmpty else { throw .nameEmpty }
        guard Self.isShort(plan.name, Self.nameLimit) else { throw .nameTooLong }
        guard Self.isShort(plan.guide, Self.guideLimit) else { throw .guideTooLong }
        plan.staff = try Self.userIDs(staff)
        guard !plan.staff.isEmpty else { throw .staffMissing }
        plan.backups = try Self.userIDs(backups)
        guard shifts.count <= Self.shiftLimit else { throw .tooManyWindows }
        plan.shifts = []
        for shift in shifts {
            let staff = try Self.userIDs(shift.staff)
            guard !staff.isEmpty else { throw .windowStaffMissing }
            plan.shifts.append(ChannelShift(window: shift.window, staff: staff))
        }
        let everybody = plan.everybody
        plan.caps = caps.filter { everybody.contains($0.key) }
        guard plan.caps.values.allSatisfy({ Self.caps.contains($0) }) else { throw .capOutOfRange }
        plan.hours = acceptance == .hours ? hours : []
        guard acceptance != .hours || !hours.isEmpty else { throw .hoursMissing }
        guard plan.hours.count <= Self.hoursLimit else { throw .tooManyWindows }
        plan.tags = Self.once(tags.filter { !$0.isEmpty && $0.utf8.count <= 64 })
        guard plan.tags.count <= Self.tagLimit else { throw .tooManyTags }
        guard ChannelRemark(plan.remark).isClear else { throw .remarkUnclear }
        guard Self.isShort(plan.remark, Self.remarkLimit), ChannelRemark(plan.remark).fits else { throw .remarkTooLong }
        // Up to the end of the year 9999.
        if let expiresMs, !(0...253_402_300_799_999).contains(expiresMs) { throw .daysOutOfRange }
        return plan
    }

    private static func isShort(_ text: String, _ limit: Int) -> Bool { text.count <= limit && text.utf8.count <= limit * 16 }

    private static func once(_ texts: [String]) -> [String] {
        var seen = Set<String>()
        return texts.filter { seen.insert($0).inserted }
    }

    /// 1 to 64 letters, digits and `_-@.`, as the platform takes them.
    private static func userIDs(_ typed: [String]) throws(ChannelRefusal) -> [String] {
        let ids = once(typed)
        guard ids.count <= staffLimit else { throw .tooManyStaff }
        for id in ids {
            let isID = (1...64).contains(id.utf8.count) && id.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) || [0x5F, 0x2D, 0x40, 0x2E].contains($0)
            }
            guard isID else { throw .staffUnreadable }
        }
        return ids
    }
}
