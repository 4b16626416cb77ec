internal import Kernel

/// One performance of a scene: roles are taken by people, places by words that stay the same until its end.
struct SceneRun {
    private let cast: Cast
    private let daysBeforeEnd: Int
    private let date: LocalDay
    private let month: Int
    private var roles: [Character: Int]
    private var bound: [String: String] = [:]
    private var used: Set<String> = []
    /// How the scene was opened, if it has several ways.
    private var opening: Character?
    private var isOpened = false

    init(cast: Cast, roles: [Character: Int], date: LocalDay, daysBeforeEnd: Int) {
        self.cast = cast
        self.roles = roles
        self.daysBeforeEnd = daysBeforeEnd
        self.date = date
        month = date.civil.month
    }

    /// The person in a role; nil if nobody has it.
    func person(_ role: Character) -> Int? { roles[role] }

    /// One wording of a turn, and the same with its places filled; nil if none fits what was said before.
    ///
    /// - Parameter lately: wordings that were used lately; another one is taken if there is one.
    mutating func words(of turn: Scene.Turn, lately: [String], _ dice: inout Dice) -> (wording: String, text: String)? {
        let possible = turn.wordings.filter { wording in
            guard !isOpened || wording.openings.isEmpty || opening.map(wording.openings.contains) ?? false else { return false }
            return (roles["v"] != nil || !wording.needsLeader) && wording.months.contains(month)
                && wording.roles.allSatisfy { roles[$0] != nil }
        }
        guard !possible.isEmpty else { return nil }
        let fresh = possible.filter { !lately.contains($0.text) }
        let wording = dice.pick(fresh.isEmpty ? possible : fresh)
        if !isOpened {
            opening = wording.openings.first
            isOpened = true
        }
        return (wording.text, fill(wording.text, speaker: turn.role, &dice))
    }

    private mutating func fill(_ wording: String, speaker: Character, _ dice: inout Dice) -> String {
        var text = ""
        var rest = wording[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            text += word(for: rest[rest.index(after: open)..<close], speaker: speaker, &dice)
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }

    private mutating func word(for key: Substring, speaker: Character, _ dice: inout Dice) -> String {
        if key.first == "@", let role = key.last { return name(of: role) }
        switch key {
        case "today": return WordBook.weekdays[date.weekday - 1]
        case "holiday": return Almanac.holiday(month)
        case "season": return Almanac.season(month)
        default: break
        }
        if let dash = key.firstIndex(of: "-"), let low = Int(key[..<dash]), let high = Int(key[key.index(after: dash)...]) {
            return String(dice.between(low...high))
        }
        if key.dropFirst().first == ".", let role = key.first { return trait(key.dropFirst(2), of: role) ?? "" }
        if let own = trait(key, of: speaker) {
            // Who has none of their own answers with the one that was spoken of: the operator names the asker's building.
            if bound[String(key)] == nil { bound[String(key)] = own }
            return own
        }
        if let known = bound[String(key)] { return known }
        let others = used.union(bound.values)
        let words = cast.trade.words.words(key, month: month)
        let free = words.filter { !others.contains($0) }
        let word = free.isEmpty ? dice.pick(words.isEmpty ? [String(key)] : words) : dice.pick(free)
        // Feelings differ from turn to turn; things do not.
        if SceneRun.fleeting.contains(String(key)) { used.insert(word) } else { bound[String(key)] = word }
        return word
    }

    private static let fleeting: Set = ["face", "laugh", "yes", "thanks", "ok", "wow", "praise", "flaw"]

    private func trait(_ key: Substring, of role: Character) -> String? {
        guard let person = roles[role] else { return nil }
        return cast.people[person].traits[String(key)]
    }

    private func name(of role: Character) -> String {
        roles[role].map { cast.people[$0].name(daysBeforeEnd: daysBeforeEnd) } ?? "大家"
    }

    /// What a wording must be for a test to trust it: all its places can be filled.
    static func unknownPlaces(in wording: String, _ words: WordBook) -> [String] {
        wording.split(separator: "{").dropFirst().compactMap { piece in
            let key = piece.prefix { $0 != "}" }
            let isRange = key.firstIndex(of: "-").map { Int(key[..<$0]) != nil } ?? false
            let isTrait = key.dropFirst().first == "." || ["breed", "age"].contains(key)
            return key.first == "@" || ["today", "holiday", "season"].contains(key) || isRange || isTrait || words[key] != nil ? nil : String(key)
        }
    }
}
