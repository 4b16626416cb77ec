internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// The group to look at first: what went down, who is missing, and whom to write to.
struct FocusGroup: PageModel {
    let reading: GroupReading
    let context: DiagnosisContext
    let elsewhere: [MemberID: Addressees.Elsewhere]
    let greetings: GroupGreetings
    let reason: FirstGroup.Reason
    /// The states of all groups it was chosen from.
    var among: [GroupState] = []

    /// So many names: more is no beginning.
    static let named = Addressees.named

    private var voice: Voice { context.voice }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "focusName": .text(reading.group.name)
        case "focusHref": .text(context.tab(""))
        case "focusState": .model(StateLabel(reading, voice: voice))
        case "focusWhy": .text(FirstGroupWords(reading: reading, reason: reason, among: among, zone: context.seat.zone, names: context.name, voice: voice).why)
        case "hasWhom": .flag(!whom.isEmpty)
        case "focusWhom":
            .list(
                whom.enumerated().map { place, member in
                    NamedLink(name: context.name(member), place: place, href: addressees.writing(to: member), voice: voice)
                })
        case "whomHref": .text(whomHref)
        case "focusSettled": .text(whom.isEmpty && !greetings.settled.isEmpty ? voice.say("home.focus.settled") : nil)
        default: nil
        }
    }

    private var addressees: Addressees { Addressees(reading: reading, context: context, elsewhere: elsewhere, greetings: greetings) }

    /// The first of those on the group's page.
    private var whom: [MemberID] { Array(addressees.members.prefix(Self.named)) }

    /// Where a sentence for each of them stands.
    private var whomHref: String? { whom.isEmpty ? nil : context.tab("", anchor: "write") }
}
