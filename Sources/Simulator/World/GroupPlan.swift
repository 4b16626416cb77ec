/// What becomes of one group, told in days since it was born.
struct GroupPlan: Sendable {
    /// People that the operator brings in himself within a day or two, as a share of all he brings.
    struct Burst: Sendable {
        var day: Int
        var share: Int
    }

    /// Lines that members say on a working day; between two levels it changes evenly.
    struct Level: Sendable {
        var day: Int
        var lines: Int
    }

    /// Some of the members fall silent in those days.
    struct Fading: Sendable {
        var days: ClosedRange<Int>
        var percent: Int
        /// So many of those who talk most are among them.
        var talkers = 0
    }

    var key: String
    var name: String
    var trade: Trade
    /// A flash group is made for an event and has other scenes and another invitation tree.
    var isFlash = false
    /// Days after the beginning of the world.
    var born: Int
    /// The last day with talk; nil if it goes on.
    var lastDay: Int?
    var size: Int
    var bursts: [Burst]
    var talk: [Level]
    var fadings: [Fading] = []
    /// Members who leave for good, in percent.
    var leaving = 8
    /// Questions and posts that anybody answers, in percent.
    var answered = 85
    var postsPerWeek = 6
    /// Posts that sell, in percent.
    var promo = 30
    /// Takers of a chain order, in percent of the lines of the day; 0: none is ever made.
    var orders = 0
    /// Days of campaigns.
    var campaigns: [ClosedRange<Int>] = []
    /// From that day on the leader is in the group and answers.
    var leaderSince: Int?
    /// Days on which somebody comes in to advertise.
    var advertisers: [Int] = []
    /// Advertisers are removed.
    var isGuarded = true
    var renamed: (day: Int, name: String)?

    /// Thousandths of lines on a day.
    func thousandths(on day: Int) -> Int {
        guard let first = talk.first, let last = talk.last, day >= 0 else { return 0 }
        if day <= first.day { return first.lines * 1000 }
        for (from, to) in zip(talk, talk.dropFirst()) where day <= to.day {
            return from.lines * 1000 + (to.lines - from.lines) * 1000 * (day - from.day) / (to.day - from.day)
        }
        return last.lines * 1000
    }

    func isCampaign(_ day: Int) -> Bool { campaigns.contains { $0.contains(day) } }
}
