internal import Web

/// One subject of a tab: its heading with the definition, what it says in words, its figures, charts, table and lists.
struct DiagnosisBlock: PageModel {
    /// Also the last part of the text keys `diagnosis.<key>` and `diagnosis.<key>.what`.
    let key: String
    let voice: Voice
    var sentences: [DiagnosisSentence] = []
    /// Intervals and tests, folded away.
    var statistics: [DiagnosisSentence] = []
    var tiles: [FigureTile] = []
    var charts: [ChartBlock] = []
    var table: DiagnosisTable?
    var lists: [DiagnosisList] = []
    /// Takes the whole width of a desk.
    var isWide = false

    init(_ key: String, _ voice: Voice) {
        self.key = key
        self.voice = voice
    }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "anchor": .text(key)
        case "heading": .text(voice.say("diagnosis.\(key)"))
        case "blockWhat": .text(voice.say("diagnosis.\(key).what"))
        case "blockWhatLabel": .text(voice.say("figure.define", ["name": voice.say("diagnosis.\(key)")]))
        case "sentences": .list(sentences)
        case "statistics": .list(statistics)
        case "hasStatistics": .flag(!statistics.isEmpty || table?.isForExperts == true)
        case "figures": .list(tiles)
        case "hasFigures": .flag(!tiles.isEmpty)
        case "charts": .list(charts)
        case "blockTable": .model(table?.isForExperts == true ? nil : table)
        case "expertTable": .model(table?.isForExperts == true ? table : nil)
        case "lists": .list(lists)
        case "isWide": .flag(isWide)
        default: nil
        }
    }

    mutating func say(_ key: String, _ values: [String: String] = [:], link: String? = nil, to href: String? = nil) {
        sentences.append(DiagnosisSentence(voice.say("diagnosis.\(key)", values), link: link.map { voice.say("diagnosis.\($0)") }, href: href))
    }

    /// What only few readers want to know.
    mutating func note(_ key: String, _ values: [String: String] = [:]) {
        statistics.append(DiagnosisSentence(voice.say("diagnosis.\(key)", values)))
    }
}

/// A sentence, and where it leads to.
struct DiagnosisSentence: PageModel {
    let words: String
    let link: String?
    let href: String?

    init(_ words: String, link: String? = nil, href: String? = nil) {
        self.words = words
        self.link = link
        self.href = href
    }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "words": .text(words)
        case "link": .text(href == nil ? nil : link)
        case "linkHref": .text(href)
        default: nil
        }
    }
}
