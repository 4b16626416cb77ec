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

    /// The last part of its keys: too few speakers, and nobody but our own, have a word and a rule of their own.
    private var key: String {
        guard state == .tooLittleData else { return state.rawValue }
        return switch doubt {
        case .fewSpeakers: MatrixAddress.fewSpeakers
        case .onlyOwn: "only_own"
        case .young, .nothingBefore, nil: state.rawValue
        }
    }

    var word: String { voice.say("state.\(key)") }
    var rule: String { voice.say("state-rule.\(key)") }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "stateWord": .text(word)
        case "stateKind": .text(state.rawValue)
        case "stateIcon": .text([.tooLittleData, .recordEnded].contains(state) ? "help" : state.rawValue)
        case "stateRule": .text(rule)
        default: nil
        }
    }
}
