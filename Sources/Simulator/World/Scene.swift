/// A small piece of talk on one topic: who says what in which order, with places for words.
///
/// Scenes are written as text, one after the other with an empty line between them:
///
///     # 7 n ask
///     a 今天的{dish}有人吃过吗 | {dish}好吃不
///     b 吃过，{praise} | 可以闭眼点
///     ?c> 同感
///
/// The first line has the weight, the letters of the parts of the day (`DayPart`) and tags. Every other line is a turn: a role
/// (`a` begins; `b`, `c`, `d` join; `o` the operator, `v` the leader, `n` a newcomer), `?` before it if it may be left out, `>`
/// behind it if it quotes the turn before, and its wordings with ` | ` between them. A wording that begins with ① opens the
/// scene in a way of its own; later wordings with ① are said only then, those without a sign always.
struct Scene: Sendable {
    struct Turn: Sendable {
        var role: Character
        var isOptional: Bool
        var quotes: Bool
        var wordings: [Wording]
    }

    struct Wording: Sendable {
        var text: String
        /// Openings it belongs to; empty if it fits all of them.
        var openings: Set<Character>
        /// Who thanks the doctor needs one in the group.
        let needsLeader: Bool
        /// Roles it speaks of: `{@b}`, `{b.pet}`.
        let roles: [Character]
        let months: Set<Int>

        init(text: String, openings: Set<Character>) {
            self.text = text
            self.openings = openings
            needsLeader = text.contains("医生")
            months = Almanac.months(of: text)
            roles = text.split(separator: "{").dropFirst().compactMap { piece in
                let key = piece.prefix { $0 != "}" }
                if key.first == "@" { return key.last }
                return key.dropFirst().first == "." ? key.first : nil
            }
        }
    }

    var weight: Int
    var parts: Set<Character>
    var tags: Set<String>
    var turns: [Turn]

    var opener: Character { turns.first?.role ?? "a" }
    /// What the operator means by it; nil for talk of members.
    var tone: Tone? { Tone.allCases.first { tags.contains($0.rawValue) && tags.contains("host") } }

    /// Kinds of content an operator posts, as domain words.
    enum Tone: String, CaseIterable, Sendable {
        case care, topic, knowledge, fun, notice, promo
    }

    fileprivate static let signs = "①②③④"

    /// Reads the notation; lines that are no turns are left out, which a test would notice.
    static func read(_ texts: String...) -> [Scene] {
        var scenes: [Scene] = []
        for line in texts.joined(separator: "\n\n").split(separator: "\n") {
            if line.hasPrefix("# ") {
                let words = line.dropFirst(2).split(separator: " ")
                scenes.append(
                    Scene(
                        weight: words.first.flatMap { Int($0) } ?? 0, parts: Set(words.dropFirst().first ?? ""),
                        tags: Set(words.dropFirst(2).map(String.init)), turns: []))
            } else if let turn = Turn(line), !scenes.isEmpty {
                scenes[scenes.count - 1].turns.append(turn)
            }
        }
        return scenes
    }
}

extension Scene.Turn {
    fileprivate init?(_ line: Substring) {
        guard let space = line.firstIndex(of: " ") else { return nil }
        var head = line[..<space]
        isOptional = head.first == "?"
        if isOptional { head.removeFirst() }
        quotes = head.last == ">"
        if quotes { head.removeLast() }
        guard head.count == 1, let role = head.first else { return nil }
        self.role = role
        wordings = line[line.index(after: space)...].split(separator: " | ").map { wording in
            let text = wording.drop { Scene.signs.contains($0) }
            return Scene.Wording(text: String(text), openings: Set(wording[..<text.startIndex]))
        }
    }
}
