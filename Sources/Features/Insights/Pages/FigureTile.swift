internal import Web

/// One figure with its meaning: label, unit, what to compare it with, and the definition behind the question mark.
struct FigureTile: PageModel {
    /// `figure.<key>` is the label, `figure.<key>.what` the definition.
    let key: String
    let figure: String
    let unit: String
    let note: String?
    let voice: Voice
    /// What a share is of, in plain words: 12 个里有 11 个.
    var sample: String? = nil
    /// What is known about an estimate, behind the question mark: 95% 区间 52%–75%，n=58.
    var interval: String? = nil
    /// How unevenly the talk is spread, behind the question mark too.
    var gini: Double? = nil
    /// Where the rows behind it stand.
    var href: String? = nil

    func value(_ name: String) -> PageValue? {
        switch name {
        case "label": .text(voice.say("figure.\(key)"))
        case "figure": .text(figure)
        case "unit": .text(unit)
        case "note": .text(note)
        case "sample": .text(sample)
        case "interval":
            .text(
                interval.map { voice.say("figure.interval", ["interval": $0]) }
                    ?? gini.map { voice.say("figure.half.gini", ["gini": voice.decimal($0, digits: 2)]) })
        case "href": .text(href)
        case "definition": .text(voice.say("figure.\(key).what"))
        case "definitionLabel": .text(voice.say("figure.define", ["name": voice.say("figure.\(key)")]))
        default: nil
        }
    }
}
