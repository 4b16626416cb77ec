internal import Web

/// A name among others in a sentence.
struct NamedLink: PageModel {
    let name: String
    /// In the row, from 0: what stands before it joins it to the one before.
    let place: Int
    let href: String
    let voice: Voice
    var note: String?

    func value(_ name: String) -> PageValue? {
        switch name {
        case "joint": .text(place == 0 ? "" : voice.say("home.worry.between"))
        case "name": .text(self.name)
        case "note": .text(note)
        case "href": .text(href)
        default: nil
        }
    }
}
