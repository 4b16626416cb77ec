/// The two businesses of the world.
enum Trade: String, Sendable, CaseIterable {
    case lunch
    case pets

    /// The name of the brand, and of the person who runs its groups.
    var brand: String { self == .lunch ? "望京午市" : "毛孩子之家" }
    var host: String { self == .lunch ? "午市小厨·阿哲" : "毛孩子之家-可可" }
    /// Whose word counts; only the pet shop has one.
    var leader: String? { self == .lunch ? nil : "陈医生（毛孩子之家）" }

    var words: WordBook { self == .lunch ? Trade.lunchBook : Trade.petBook }
    var scenes: [Scene] { self == .lunch ? Trade.lunchScenes : Trade.petScenes }

    private static let lunchBook = WordBook(CommonWords.lists, LunchWords.lists)
    private static let petBook = WordBook(CommonWords.lists, PetWords.lists)
    private static let lunchScenes = Scene.read(LunchNoon.text, LunchTalk.text, LunchHost.text, CommonTalk.text)
    private static let petScenes = Scene.read(PetQuestions.text, PetTalk.text, PetHost.text, CommonTalk.text)

    /// How likely talk begins in each part of the day.
    func rhythm(isWeekend: Bool) -> [(part: DayPart, weight: Int)] {
        switch (self, isWeekend) {
        case (.lunch, false): [(.morning, 10), (.noon, 54), (.afternoon, 16), (.evening, 17), (.night, 3)]
        case (.lunch, true): [(.morning, 8), (.noon, 26), (.afternoon, 32), (.evening, 28), (.night, 6)]
        case (.pets, false): [(.morning, 14), (.noon, 14), (.afternoon, 14), (.evening, 48), (.night, 10)]
        case (.pets, true): [(.morning, 16), (.noon, 20), (.afternoon, 26), (.evening, 30), (.night, 8)]
        }
    }

    /// Talk of a Saturday or Sunday against a working day, in percent.
    var weekendShare: Int { self == .lunch ? 35 : 130 }
}

/// When something is said; the letter is the one in the scenes.
enum DayPart: Character, Sendable {
    case morning = "m"
    case noon = "n"
    case afternoon = "t"
    case evening = "e"
    case night = "x"

    /// Seconds of the wall clock since midnight; the night reaches into the next day.
    var span: ClosedRange<Int> {
        switch self {
        case .morning: 7 * 3600 + 1800...10 * 3600
        case .noon: 10 * 3600 + 1800...13 * 3600 + 1800
        case .afternoon: 14 * 3600...17 * 3600 + 1800
        case .evening: 18 * 3600...22 * 3600
        case .night: 22 * 3600 + 1800...25 * 3600
        }
    }
}
