import Testing

@testable import PlatformSimulator

@Suite struct StormTests {
    private func truth(_ state: PlatformState) async -> [UInt8] {
        var bytes: [UInt8] = []
        await Truth(state, now: 0).parts { bytes += $0 }
        return bytes
    }

    @Test func theSameSeedIsTheSameWorld() async throws {
        func run(_ seed: UInt64) async throws -> [UInt8] {
            var caller = Caller(seed: seed, size: WorldSize(staff: 3, customers: 100, groups: 5, members: 20))
            _ = try caller.play("add", #"{"customer":"小满"}"#)
            var storm = Storm(seed: 5)
            for _ in 0..<20 {
                storm.blow(&caller.state, events: 100, now: caller.now)
                _ = caller.state.takeEvents()
                caller.now += 400
            }
            return await truth(caller.state)
        }
        let first = try await run(1)
        #expect(try await run(1) == first)
        #expect(try await run(2) != first)
        #expect(JSONReader.read(first)?["groups"].list.isEmpty == false)
    }

    /// Whoever applies the events alone comes to the truth.
    @Test func eventsAddUpToTheTruth() throws {
        var caller = Caller(size: WorldSize(staff: 3))
        var storm = Storm(seed: 9), plaintexts: Set<[UInt8]> = []
        var members: [String: Set<String>] = [:], versions: [String: String] = [:], contacts: [String: String] = [:], count = 0
        for _ in 0..<60 {
            storm.blow(&caller.state, events: 100, now: caller.now)
            for event in caller.state.takeEvents() {
                count += 1
                // No two that happened look the same.
                #expect(plaintexts.insert(event.plaintext).inserted)
                let read = try EventReader(event)
                let pair = "\(read["UserID"] ?? "") \(read["ExternalUserID"] ?? "")"
                switch (read["ChangeType"], read["UpdateDetail"]) {
                case ("create", _): if let chat = read["ChatId"] { members[chat] = [] }
                case ("dismiss", _): if let chat = read["ChatId"] { members[chat] = nil }
                case (_, "add_member"), (_, "del_member"):
                    let chat = read["ChatId"] ?? ""
                    if let version = versions[chat] { #expect(read["LastMemVer"] == version) }
                    versions[chat] = read["CurMemVer"]
                    // Owners are there from the beginning.
                    for member in read.members where member.hasPrefix("wm") {
                        if read["UpdateDetail"] == "add_member" { #expect(members[chat]?.insert(member).inserted == true) } else {
                            #expect(members[chat]?.remove(member) != nil)
                        }
                    }
                case ("add_external_contact", _): contacts[pair] = "ok"
                case ("del_external_contact", _): contacts[pair] = "deleted_by_staff"
                case ("del_follow_user", _): contacts[pair] = "deleted_by_customer"
                default: break
                }
            }
            caller.now += 300
        }
        #expect(count >= 6000)
        for group in caller.state.groups where group.dismissed == nil {
            let there = Set(group.members.filter { $0.person >= 0 }.map { caller.state.id(of: $0.person) })
            #expect(members[group.id] == there)
            #expect(Set(group.members.map(\.person)).count == group.members.count)
        }
        for edge in caller.state.edges {
            let pair = "\(caller.state.staff[Int(edge.staff)].id) \(caller.state.customers[Int(edge.customer)].id)"
            #expect(contacts[pair] == edge.status.rawValue)
        }
        #expect(contacts.count == caller.state.edges.count)
    }
}
