internal import Web

/// One figure with its meaning: label, unit, what to compare it with, and the definition behind the question mark.
struct FigureTile: PageModel {
    /// `figure.<key>` is the label, `figure.<key>.what` the definition.
    let key: String
    let figure: String
    let unit: String
    let note: String?
    let voice: Voice
    /// What is known about an estimate: 52–75%，n=58.
    var interval: String? = nil
    /// Where the rows behind it stand.
    var href: String? = nil

    func value(_ name: String) -> PageValue? {
        switch name {
        case "label": .text(voice.say("figure.\(key)"))
        case "figure": .text(figure)
        case "unit": .text(unit)
        case "note": .text(note)
        case "interval": .text(interval)
        case "href": .text(href)
        case "definition": .text(voice.say("figure.\(key).what"))
        case "definitionLabel": .text(voice.say("figure.define", ["name": voice.say("figure.\(key)")]))
        default: nil
        }
    }
}
