/// One performance of a scene: roles are taken by people, places by words that stay the same until its end.
struct SceneRun {
    private let cast: Cast
    private let daysBeforeEnd: Int
    /// Monday = 1.
    private let weekday: Int
    private var roles: [Character: Int]
    private var bound: [String: String] = [:]
    private var used: Set<String> = []

    init(cast: Cast, roles: [Character: Int], daysBeforeEnd: Int, weekday: Int) {
        self.cast = cast
        self.roles = roles
        self.daysBeforeEnd = daysBeforeEnd
        self.weekday = weekday
    }

    /// The person in a role; nil if nobody has it.
    func person(_ role: Character) -> Int? { roles[role] }

    /// One wording of a turn with its places filled.
    mutating func words(of turn: Scene.Turn, _ dice: inout Dice) -> String {
        // Who thanks the doctor needs one to have spoken.
        let possible = turn.wordings.filter { wording in
            (roles["v"] != nil || !wording.contains("医生")) && SceneRun.rolesNamed(in: wording).allSatisfy { roles[$0] != nil }
        }
        guard !possible.isEmpty else { return "" }
        return fill(dice.pick(possible), speaker: turn.role, &dice)
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
        if key == "today" { return WordBook.weekdays[weekday - 1] }
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
        let words = cast.trade.words[key] ?? []
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

    /// Roles that a wording speaks of: `{@b}`, `{b.pet}`. The operator and the group are always there.
    private static func rolesNamed(in wording: String) -> [Character] {
        wording.split(separator: "{").dropFirst().compactMap { piece in
            let key = piece.prefix { $0 != "}" }
            if key.first == "@" { return key.last }
            return key.dropFirst().first == "." ? key.first : nil
        }
    }

    /// What a wording must be for a test to trust it: all its places can be filled.
    static func unknownPlaces(in wording: String, _ words: WordBook) -> [String] {
        wording.split(separator: "{").dropFirst().compactMap { piece in
            let key = piece.prefix { $0 != "}" }
            let isRange = key.firstIndex(of: "-").map { Int(key[..<$0]) != nil } ?? false
            let isTrait = key.dropFirst().first == "." || ["breed", "age"].contains(key)
            return key.first == "@" || key == "today" || isRange || isTrait || words[key] != nil ? nil : String(key)
        }
    }
}
