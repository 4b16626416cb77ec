internal import FeatureRules
internal import Web

/// How many groups are in a state, by its word; a tap shows only these, another all.
struct MatrixStateModel: PageModel {
    let state: GroupState
    /// Those in which hardly anyone talks have a word of their own.
    var hasFewSpeakers = false
    let groups: Int
    let address: MatrixAddress
    let seat: Seat
    let voice: Voice

    /// A line for each word that any group bears.
    ///
    /// - Parameter few: in so many of those of which too little is known hardly anyone talks.
    static func all(
        _ counts: [MatrixFigures.StateCount], few: Int, address: MatrixAddress, seat: Seat, voice: Voice
    ) -> [MatrixStateModel] {
        counts.flatMap { count in
            let few = count.state == .tooLittleData ? min(few, count.groups) : 0
            return [(false, count.groups - few), (true, few)].filter { $0.1 > 0 }.map { isFew, groups in
                MatrixStateModel(state: count.state, hasFewSpeakers: isFew, groups: groups, address: address, seat: seat, voice: voice)
            }
        }
    }

    private var isChosen: Bool { address.state == state && (state != .tooLittleData || address.hasFewSpeakers == hasFewSpeakers) }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "state": .model(StateLabel(state: state, doubt: hasFewSpeakers ? .fewSpeakers : nil, voice: voice))
        case "count": .text(voice.grouped(groups))
        case "isChosen": .flag(isChosen)
        case "href":
            .text(
                address.path(seat) {
                    $0.state = isChosen ? nil : state
                    $0.hasFewSpeakers = hasFewSpeakers
                })
        default: nil
        }
    }
}
