internal import FeatureRules
internal import Web

/// How many groups are in a state; a tap shows only these, another all.
struct MatrixStateModel: PageModel {
    let count: MatrixFigures.StateCount
    let address: MatrixAddress
    let seat: Seat
    let voice: Voice

    private var isChosen: Bool { address.state == count.state }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "state": .model(StateLabel(state: count.state, voice: voice))
        case "count": .text(voice.grouped(count.groups))
        case "isChosen": .flag(isChosen)
        case "href": .text(address.path(seat) { $0.state = isChosen ? nil : count.state })
        default: nil
        }
    }
}
