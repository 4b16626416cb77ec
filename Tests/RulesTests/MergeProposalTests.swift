import FeatureRules
import Kernel
import Testing

@Suite struct MergeProposalTests {
    private static let group = GroupID(7)
    private static let name = MergeEvidence(.name, group: group), following = MergeEvidence(.following, group: group, count: 3)
    private static let chat = MergeEvidence(.chat, group: group, other: GroupID(8), count: 6), elsewhere = MergeEvidence(.elsewhere, group: group, other: GroupID(8))
    private static func strength(_ evidence: Set<MergeEvidence>, _ doubts: Set<MergeDoubt> = []) -> MergeStrength? {
        MergeProposal(evidence, doubts: doubts)?.strength
    }

    @Test func theStrongestCountsAndWeakOnesAreNotAddedUp() {
        #expect(Self.strength([MergeEvidence(.union), Self.name]) == .certain)
        #expect(Self.strength([MergeEvidence(.account)]) == .strong && Self.strength([Self.chat]) == .strong)
        #expect(Self.strength([Self.name, Self.following, Self.elsewhere]) == .likely)
        #expect(Self.strength([Self.following]) == nil && Self.strength([]) == nil)
        #expect(MergeProposal([Self.name, Self.following, MergeEvidence(.union)])?.evidence.map(\.kind) == [.union, .name, .following])
    }

    @Test func whatSpeaksAgainstItCounts() {
        for evidence in [MergeEvidence(.union), MergeEvidence(.account), Self.chat, Self.name] { #expect(Self.strength([evidence], [.unions]) == nil) }
        // A lost account: one falls silent, then the other begins.
        #expect(Self.strength([Self.name], [.accounts]) == nil)
        #expect(Self.strength([Self.name, Self.following], [.accounts]) == .likely)
        #expect(Self.strength([Self.chat], [.accounts]) == nil && Self.strength([Self.elsewhere], [.accounts]) == nil)
        #expect(Self.strength([MergeEvidence(.union)], [.accounts, .roster, .together]) == .certain)
        for doubt in [MergeDoubt.ours, .apart] { #expect(Self.strength([MergeEvidence(.union)], [doubt]) == .strong, "asked, not merged unasked") }
        #expect(Self.strength([MergeEvidence(.union)], [.ours, .apart]) == .strong)
        for doubt in [MergeDoubt.together, .roster] {
            #expect(Self.strength([Self.name, Self.following], [doubt]) == nil && Self.strength([Self.elsewhere], [doubt]) == nil)
            #expect(Self.strength([Self.chat], [doubt]) == .strong, "two records of one chat have everybody twice")
        }
        #expect(Self.strength([Self.chat], [.ours]) == .likely && Self.strength([Self.name], [.ours]) == nil)
        #expect(MergeProposal([Self.chat], doubts: [.ours])?.doubts == [.ours])
    }

    private static func side(_ platform: String, _ key: String, companies: Set<Int64> = []) -> MergeSide {
        var side = MergeSide()
        side.accounts = [MergeSide.Account(platform: platform, key: key)]
        side.companies = companies
        return side
    }

    @Test func sidesTellWhatSpeaksAgainstIt() {
        #expect(Self.side("wechat", "wxid_a").doubts(about: Self.side("wechat", "wxid_b")) == [.accounts])
        #expect(Self.side("wechat", "wxid_a").doubts(about: Self.side("wecom", "wm1")) == [])
        #expect(Self.side("wechat", "wxid_a").doubts(about: MergeSide()) == [], "a name alone is no account")
        // Every company has an id of its own for the same customer.
        #expect(Self.side("wecom", "wm1", companies: [1]).doubts(about: Self.side("wecom", "wm2", companies: [2])) == [])
        #expect(Self.side("wecom", "wm1", companies: [1]).doubts(about: Self.side("wecom", "wm2", companies: [1, 2])) == [.accounts])
        var one = MergeSide(), other = MergeSide()
        (one.unions, other.unions) = (["u1"], ["u2"])
        (one.presence, other.presence) = ([Self.group], [Self.group, GroupID(9)])
        one.isOurs = true
        #expect(one.doubts(about: other) == [.unions, .roster, .ours])
        other.unions = ["u1", "u3"]
        #expect(!one.doubts(about: other).contains(.unions))
    }

    @Test func daysLieBetweenThoseWhoFollow() {
        func side(_ first: Int64, _ last: Int64) -> MergeSide {
            var side = MergeSide()
            side.stays[Self.group] = MergeSide.Stay(first: Instant(milliseconds: 0) + .days(first), last: Instant(milliseconds: 0) + .days(last))
            return side
        }
        #expect(side(1, 5).days(to: side(9, 20), in: Self.group) == 4 && side(9, 20).days(to: side(1, 5), in: Self.group) == 4)
        #expect(side(1, 5).days(to: side(5, 9), in: Self.group) == nil, "both at one time")
        #expect(side(1, 5).days(to: side(66, 70), in: Self.group) == nil && side(1, 5).days(to: MergeSide(), in: Self.group) == nil)
    }
}
