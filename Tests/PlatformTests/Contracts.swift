import Journal
import Kernel
import Testing
import WeComConnector

extension ContractTests {
    /// What a call is refused with; nil if it is not.
    static func refusal<Answer: Sendable>(_ client: WeComClient, _ call: WeComCall<Answer>) async -> WeComErrorCode? {
        do throws(WeComFailure) {
            _ = try await client.call(call)
            return nil
        } catch { return error.code }
    }

    static let reading: [Contract] = [
        .reads("the credentials open it, and an unknown member is refused") { client in
            try await client.verify()
            #expect(await refusal(client, WeComUsers.get("no-such-user-of-this-company")) != nil)
        },
        .reads("another app is refused") { client in #expect(await refusal(client, WeComAgents.get("1")) != nil) },
        .reads("there are addresses it calls from") { client in
            let known = try await client.call(WeComAccess.callbackAddresses)
            #expect(!known.addresses.isEmpty)
        },
        .reads("every contact of the first members can be looked at") { client in
            for userID in try await client.call(WeComContacts.followers).userIDs.prefix(2) {
                // Nobody: 84061 by the platform's list of codes.
                if let refused = await refusal(client, WeComContacts.list(of: userID)) {
                    #expect(refused == .noRelation)
                    continue
                }
                for contact in try await client.call(WeComContacts.list(of: userID)).externalUserIDs.prefix(3) {
                    let card = try await client.call(WeComContacts.get(contact))
                    #expect(card.contact.externalUserID == contact)
                    #expect(card.follows.contains { $0.userID == userID })
                }
            }
            #expect(await refusal(client, WeComContacts.get("wmNoSuchContact")) != nil)
        },
        .reads("a list led by its cursor ends, and names nobody twice") { client in
            var seen: Set<String> = [], pages = 0
            for try await page in client.pages({ WeComGroups.list(cursor: $0, limit: 1) }) {
                for group in page.groups { #expect(seen.insert(group.chatID).inserted) }
                pages += 1
                if pages == 20 { break }
            }
            #expect(pages > 0)
        },
        .reads("a group tells its owner, its members and a version") { client in
            for entry in try await client.call(WeComGroups.list(limit: 3)).groups {
                let group = try await client.call(WeComGroups.get(entry.chatID))
                #expect(group.chatID == entry.chatID && !group.owner.isEmpty && !group.memberVersion.isEmpty)
                #expect(group.members.contains { $0.id == group.owner && $0.isStaff })
                #expect(group.members.allSatisfy { $0.joined != nil })
            }
            #expect(await refusal(client, WeComGroups.get("wrNoSuchGroup")) != nil)
        },
        .reads("who left and left customers behind is a list") { client in
            for try await page in client.pages({ WeComTransfers.unassigned(cursor: $0) }) {
                #expect(page.entries.allSatisfy { !$0.userID.isEmpty && !$0.externalUserID.isEmpty })
                break
            }
        },
    ]

    static let making: [Contract] = [
        .writes("a tag is made once, renamed, deleted once") { client in
            let name = "quanzi-contract-\(World.live.roll() % 1_000_000)"
            let group = try await client.call(WeComTags.add([WeComNewTag(name)], to: .named(name))).group
            let tag = try #require(group.tags.first)
            #expect(await refusal(client, WeComTags.add([WeComNewTag(name)], to: .existing(groupID: group.id))) == .tagExists)
            _ = try await client.call(WeComTags.edit(tag.id, name: name + "-2"))
            _ = try await client.call(WeComTags.edit(tag.id, name: name + "-2"))
            let listed = try await client.call(WeComTags.list(groupIDs: [group.id])).groups
            #expect(listed.first?.tags.map(\.name) == [name + "-2"])
            _ = try await client.call(WeComTags.delete(groupIDs: [group.id]))
            #expect(await refusal(client, WeComTags.delete(tagIDs: [tag.id])) == .unknownTag)
            #expect(try await client.call(WeComTags.list()).groups.allSatisfy { $0.id != group.id })
        },
        .writes("a contact way is found by its list, keeps its state, and is gone once") { client in
            let user = try #require(try await client.call(WeComContacts.followers).userIDs.first)
            let began = World.live.now() - .minutes(5), state = "contract-\(World.live.roll() % 1_000_000)"
            let way = try await client.call(WeComContactWays.add(.new(users: [user], state: state)))
            #expect(try await client.call(WeComContactWays.get(way.configID)).state == state)
            let listed = try await client.call(WeComContactWays.list(from: began, to: World.live.now() + .minutes(5)))
            #expect(listed.configIDs.contains(way.configID))
            var change = WeComContactWayPlan()
            change.remark = "contract"
            _ = try await client.call(WeComContactWays.update(way.configID, change))
            let changed = try await client.call(WeComContactWays.get(way.configID))
            #expect(changed.remark == "contract" && changed.state == state && changed.users == [user])
            _ = try await client.call(WeComContactWays.delete(way.configID))
            #expect(await refusal(client, WeComContactWays.get(way.configID)) != nil)
            #expect(await refusal(client, WeComContactWays.delete(way.configID)) != nil)
        },
        .writes("a join way says where it leads and is gone once") { client in
            guard let group = try await client.call(WeComGroups.list(limit: 1)).groups.first else { return }
            let plan = WeComJoinWayPlan(chatIDs: [group.chatID], state: "contract")
            let way = try await client.call(WeComJoinWays.add(plan))
            let made = try await client.call(WeComJoinWays.get(way.configID))
            #expect(made.chatIDs == [group.chatID] && made.state == "contract" && !made.qrCode.isEmpty && !made.createsGroups)
            _ = try await client.call(WeComJoinWays.update(way.configID, plan))
            _ = try await client.call(WeComJoinWays.delete(way.configID))
            #expect(await refusal(client, WeComJoinWays.get(way.configID)) != nil)
        },
        .writes("a template of a group's welcome is made, changed and gone once") { client in
            let made = try await client.call(WeComGroupWelcomes.add(WeComGroupWelcome(text: "你好 %NICKNAME%"), notifies: false))
            #expect(try await client.call(WeComGroupWelcomes.get(made.templateID)).text == "你好 %NICKNAME%")
            _ = try await client.call(WeComGroupWelcomes.edit(made.templateID, WeComGroupWelcome(text: "来了")))
            #expect(try await client.call(WeComGroupWelcomes.get(made.templateID)).text == "来了")
            _ = try await client.call(WeComGroupWelcomes.delete(made.templateID))
            #expect(await refusal(client, WeComGroupWelcomes.get(made.templateID)) != nil)
        },
        .writes("a file comes back as it went") { client in
            let bytes = Array("quanzi,contract\n1,2\n".utf8)
            let medium = try await client.call(WeComMedia.upload(WeComFile(.file, name: "contract.csv", bytes: bytes), world: .live))
            #expect(try await client.call(WeComMedia.get(medium.mediaID)).bytes == bytes)
            #expect(await refusal(client, WeComMedia.get("no-such-medium")) == .invalidMedia)
        },
        .writes("a code that welcomes nobody is refused") { client in
            #expect(await refusal(client, WeComWelcome.send(code: "NO-SUCH-CODE", text: "你好")) == .invalidWelcomeCode)
        },
    ]
}
