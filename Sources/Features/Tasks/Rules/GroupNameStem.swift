/// What the names of groups of one kind have in common: 宠物1群, 宠物二群 and 宠物群（3） are all 宠物.
struct GroupNameStem: Hashable {
    let text: String

    private static let ornaments: Set<Character> = ["群", "号", "號", "-", "_", "#", "·", "(", ")", "（", "）", "【", "】", "[", "]", "「", "」"]

    init(_ name: String) {
        var letters = name.filter { !$0.isWhitespace && !Self.ornaments.contains($0) }
        while let last = letters.last, last.isNumber { letters.removeLast() }
        // One letter behind a name that is not written in letters is a number, too: 宠物A群.
        if let last = letters.last, last.isASCII, last.isLetter, let before = letters.dropLast().last, !before.isASCII { letters.removeLast() }
        text = letters.lowercased()
    }

    /// Two characters or more: one alone may be chance.
    var isTelling: Bool { text.count >= 2 }
}
