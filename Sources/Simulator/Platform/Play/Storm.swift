/// Much that happens at once, from a seed of its own.
///
/// Of one customer and of one group no two things that look alike happen within one second: a receiver could not tell them from one
/// that was delivered twice.
struct Storm: Sendable {
    private var chance: Chance
    /// The second in which somebody was last touched, by place; groups and customers apart.
    private var touchedCustomers: [Int: Int64] = [:]
    private var touchedGroups: [Int: Int64] = [:]

    init(seed: UInt64) { chance = Chance(seed: seed, "storm") }

    /// Until at least so many events have come of it, or nothing can happen.
    mutating func blow(_ state: inout PlatformState, events: Int, now: Int64) {
        let goal = state.events.count + events
        var idle = 0
        while state.events.count < goal, idle < 1000 {
            let before = state.events.count
            step(&state, now: now)
            idle = state.events.count == before ? idle + 1 : 0
        }
    }

    private mutating func step(_ state: inout PlatformState, now: Int64) {
        let at = now / 1000, employees = state.working
        guard !employees.isEmpty else { return }
        let employee = employees[chance.below(employees.count)]
        if state.groups.count < 10 || chance.below(200) == 0 && state.groups.count < 5000 {
            _ = state.createGroup(name: InventedNames.group(&chance, number: state.groups.count + 1), owner: employee, members: [], at: at)
            return
        }
        let group = chance.below(state.groups.count)
        switch chance.below(100) {
        case ..<38: join(&state, group, at: at)
        case ..<62: leave(&state, group, at: at)
        case ..<70: if touch(group: group, at) { state.rename(group, InventedNames.group(&chance, number: group + 1), at: at) }
        case ..<72: if touch(group: group, at) { state.setOwner(group, employee, tells: true, at: at) }
        case 72: if chance.below(8) == 0, touch(group: group, at) { state.dismiss(group, at: at) }
        case ..<86: contact(&state, employee, now: now)
        case ..<92: delete(&state, byCustomer: false, at: at)
        case ..<96: delete(&state, byCustomer: true, at: at)
        default: mark(&state, at: at)
        }
    }

    private mutating func touch(group: Int, _ at: Int64) -> Bool {
        if touchedGroups[group] == at { return false }
        touchedGroups[group] = at
        return true
    }

    private mutating func touch(customer: Int, _ at: Int64) -> Bool {
        if touchedCustomers[customer] == at { return false }
        touchedCustomers[customer] = at
        return true
    }

    private mutating func somebody(_ state: inout PlatformState) -> Int {
        if state.customers.count < 50 || (chance.below(4) == 0 && state.customers.count < 500_000) { return state.addCustomer() }
        return chance.below(state.customers.count)
    }

    private mutating func join(_ state: inout PlatformState, _ group: Int, at: Int64) {
        var people: [Int32] = []
        for _ in 0...chance.below(3) {
            let person = Int32(somebody(&state))
            if !people.contains(person) { people.append(person) }
        }
        let isScan = chance.below(2) == 0
        state.join(
            group, people, scene: isScan ? 3 : 1, state: isScan && chance.below(2) == 0 ? "storm-\(chance.below(20))" : "",
            invitor: isScan ? nil : Int(state.groups[group].owner), at: at)
    }

    private mutating func leave(_ state: inout PlatformState, _ group: Int, at: Int64) {
        let members = state.groups[group].members
        guard members.count > 1 else { return }
        state.leave(group, [members[chance.below(members.count)].person], removed: chance.below(4) == 0, at: at)
    }

    private mutating func contact(_ state: inout PlatformState, _ employee: Int, now: Int64) {
        let customer = somebody(&state)
        guard touch(customer: customer, now / 1000) else { return }
        state.addContact(employee, customer, state: chance.below(2) == 0 ? "storm-\(chance.below(20))" : nil, now: now)
    }

    private mutating func edge(_ state: PlatformState, at: Int64) -> Int? {
        guard !state.edges.isEmpty else { return nil }
        let place = chance.below(state.edges.count)
        return touch(customer: Int(state.edges[place].customer), at) ? place : nil
    }

    private mutating func delete(_ state: inout PlatformState, byCustomer: Bool, at: Int64) {
        if let place = edge(state, at: at) { state.deleteContact(place, byCustomer: byCustomer, at: at) }
    }

    private mutating func mark(_ state: inout PlatformState, at: Int64) {
        let tags = state.tagGroups.flatMap { $0.tags.map(\.id) }
        guard !tags.isEmpty, let place = edge(state, at: at), state.edges[place].status == .ok else { return }
        state.edges[place].tags = chance.below(3) == 0 ? [] : [tags[chance.below(tags.count)]]
        state.tellEdited(place, at: at)
    }
}
