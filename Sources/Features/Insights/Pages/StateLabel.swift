internal import FeatureRules
internal import Web

/// A group's state as a word and a shape; its colour only repeats them.
struct StateLabel: PageModel {
    let state: GroupState
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "stateWord": .text(voice.say("state.\(state.rawValue)"))
        case "stateKind": .text(state.rawValue)
        case "stateIcon": .text([.tooLittleData, .recordEnded].contains(state) ? "help" : state.rawValue)
        case "stateRule": .text(voice.say("state-rule.\(state.rawValue)"))
        default: nil
        }
    }
}
