internal import FeatureRules
internal import Web

/// A group's state as a word and a shape; its colour only repeats them.
struct StateLabel: PageModel {
    let state: GroupState
    let voice: Voice
    /// Why nothing can be told, where that is known.
    let doubt: GroupState.Doubt?

    init(state: GroupState, doubt: GroupState.Doubt? = nil, voice: Voice) {
        self.state = state
        self.doubt = doubt
        self.voice = voice
    }

    init(_ reading: GroupReading, voice: Voice) {
        self.init(state: reading.figures.state, doubt: GroupState.doubt(reading.figures, asOf: reading.asOf), voice: voice)
    }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "stateWord": .text(voice.say(doubt == .fewSpeakers ? "state.few_speakers" : "state.\(state.rawValue)"))
        case "stateKind": .text(state.rawValue)
        case "stateIcon": .text([.tooLittleData, .recordEnded].contains(state) ? "help" : state.rawValue)
        case "stateRule": .text(voice.say("state-rule.\(state.rawValue)"))
        default: nil
        }
    }
}
