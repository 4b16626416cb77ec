/// The seven groups of the sample and what each is there to show.
enum SamplePlans {
    static let days = 182

    static let all: [GroupPlan] = [thriving, steadyLunch, flash, cooling, dormant, forgotten, steadyPets]

    /// Thriving: campaigns in the last months brought people in, and they talk.
    private static let thriving = GroupPlan(
        key: "sample-lunch-1", name: "望京午市福利1群", trade: .lunch, born: 0, size: 68,
        bursts: [
            .init(day: 0, share: 20), .init(day: 34, share: 8), .init(day: 70, share: 8), .init(day: 104, share: 10),
            .init(day: 132, share: 14), .init(day: 151, share: 24), .init(day: 163, share: 16),
        ],
        talk: [.init(day: 0, lines: 6), .init(day: 70, lines: 8), .init(day: 130, lines: 11), .init(day: 152, lines: 20), .init(day: 181, lines: 30)],
        fadings: [.init(days: 80...150, percent: 4, talkers: 3)], leaving: 5, answered: 92, postsPerWeek: 8, promo: 25, orders: 22,
        campaigns: [30...33, 65...68, 100...103, 128...131, 148...151, 162...165, 174...177], advertisers: [96, 158])

    private static let steadyLunch = GroupPlan(
        key: "sample-lunch-2", name: "望京午市福利2群", trade: .lunch, born: 3, size: 46,
        bursts: [.init(day: 0, share: 72), .init(day: 20, share: 16), .init(day: 55, share: 6), .init(day: 118, share: 6)],
        talk: [.init(day: 0, lines: 8), .init(day: 24, lines: 11), .init(day: 181, lines: 11)],
        fadings: [.init(days: 50...120, percent: 5, talkers: 2)], leaving: 6, answered: 86, postsPerWeek: 6, promo: 35, orders: 24,
        campaigns: [60...62, 116...118], advertisers: [77])

    /// Finished: made for one campaign, thanked and closed.
    private static let flash = GroupPlan(
        key: "sample-lunch-3", name: "望京午市三天快闪群", trade: .lunch, isFlash: true, born: 108, lastDay: 6, size: 45,
        bursts: [.init(day: 0, share: 55), .init(day: 1, share: 30), .init(day: 2, share: 15)],
        talk: [
            .init(day: 0, lines: 52), .init(day: 1, lines: 70), .init(day: 3, lines: 81), .init(day: 4, lines: 44),
            .init(day: 6, lines: 5),
        ],
        leaving: 30, answered: 90, postsPerWeek: 10, promo: 60, orders: 10, campaigns: [0...4])

    /// Cooling: the talkers left one after the other while the operator only sold.
    private static let cooling = GroupPlan(
        key: "sample-pets-1", name: "毛孩子之家1群", trade: .pets, born: 0, size: 52,
        bursts: [.init(day: 0, share: 55), .init(day: 30, share: 25), .init(day: 75, share: 20)],
        talk: [.init(day: 0, lines: 8), .init(day: 60, lines: 14), .init(day: 122, lines: 13), .init(day: 152, lines: 5), .init(day: 181, lines: 3)],
        fadings: [.init(days: 132...166, percent: 62, talkers: 5)], leaving: 30, answered: 70, postsPerWeek: 7, promo: 70, orders: 3,
        advertisers: [126, 149], isGuarded: false)

    /// Dormant: talk died away, then six weeks without a word.
    private static let dormant = GroupPlan(
        key: "sample-pets-2", name: "毛孩子之家2群", trade: .pets, born: 0, lastDay: 140, size: 44,
        bursts: [.init(day: 0, share: 70), .init(day: 40, share: 30)],
        talk: [.init(day: 0, lines: 8), .init(day: 45, lines: 10), .init(day: 100, lines: 5), .init(day: 116, lines: 1), .init(day: 130, lines: 0), .init(day: 140, lines: 0)],
        fadings: [.init(days: 70...130, percent: 50, talkers: 2)], leaving: 40, answered: 50, postsPerWeek: 8, promo: 88,
        advertisers: [118, 133], isGuarded: false)

    /// Dormant for longer, after talk that died away.
    private static let forgotten = GroupPlan(
        key: "sample-pets-3", name: "毛孩子之家3群", trade: .pets, born: 6, lastDay: 112, size: 38,
        bursts: [.init(day: 0, share: 80), .init(day: 25, share: 20)],
        talk: [.init(day: 0, lines: 8), .init(day: 40, lines: 7), .init(day: 88, lines: 1), .init(day: 112, lines: 0)],
        fadings: [.init(days: 50...105, percent: 50, talkers: 2)], leaving: 42, answered: 45, postsPerWeek: 7, promo: 90, isGuarded: false)

    /// Steady: a vet came and answers; the operator talks instead of selling.
    private static let steadyPets = GroupPlan(
        key: "sample-pets-4", name: "毛孩子之家4群·医生在线", trade: .pets, born: 5, size: 46,
        bursts: [.init(day: 0, share: 74), .init(day: 22, share: 14), .init(day: 60, share: 6), .init(day: 92, share: 6)],
        talk: [.init(day: 0, lines: 8), .init(day: 30, lines: 10), .init(day: 120, lines: 11), .init(day: 176, lines: 10)],
        fadings: [.init(days: 55...125, percent: 5, talkers: 2)], leaving: 8, answered: 90, postsPerWeek: 7, promo: 20, orders: 3,
        leaderSince: 96, advertisers: [84], renamed: (96, "毛孩子之家4群·医生在线"))
}
