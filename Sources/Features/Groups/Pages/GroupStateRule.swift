internal import FeatureRules
internal import Web

/// One state with the rule behind it.
struct GroupStateRule: PageModel {
    let label: StateLabel

    static func all(_ voice: Voice) -> [GroupStateRule] {
        GroupState.allCases.flatMap { state in
            ([nil] + (state == .tooLittleData ? [.fewSpeakers, .onlyOwn] : [])).map { GroupStateRule(label: StateLabel(state: state, doubt: $0, voice: voice)) }
        }
    }

    func value(_ name: String) -> PageValue? { name == "state" ? .model(label) : nil }
}
