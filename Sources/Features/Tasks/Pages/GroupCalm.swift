internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// What is said where no group is a worry: which one lost most, or why nothing can be told; nil without groups.
struct GroupCalm: PageModel {
    private let groups: [GroupReading]
    private let focus: GroupID?
    private let seat: Seat
    private let voice: Voice

    /// - Parameter focus: the group of which it is told already.
    init?(_ groups: [GroupReading], focus: GroupID?, seat: Seat, voice: Voice) {
        if groups.isEmpty { return nil }
        self.groups = groups
        self.focus = focus
        self.seat = seat
        self.voice = voice
    }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "calmSentence": .text(sentence)
        case "fallSentence": .text(fallen.map { voice.say("home.calm.fall", ["change": voice.change($0.change)]) })
        case "fallName": .text(fallen?.reading.group.name)
        case "fallHref": .text(fallen.map { seat.path("/groups/\($0.reading.group.id)") })
        default: nil
        }
    }

    private var sentence: String {
        let states = Set(groups.map(\.figures.state))
        if states == [.finished] { return voice.say("home.calm.finished") }
        if states.isSubset(of: [.finished, .tooLittleData]) { return voice.say("home.calm.young") }
        return voice.say("home.calm")
    }

    /// The group whose weekly speakers fell most, if any fell by more than noise.
    private var fallen: (reading: GroupReading, change: Double)? {
        GroupLine.ordered(groups).compactMap { reading in
            SpeakerTrend(reading.figures, asOf: reading.asOf).map { (reading, $0.change) }
        }.min { $0.1 < $1.1 }.flatMap { $0.1 <= -SpeakerTrend.noise && $0.0.group.id != focus ? $0 : nil }
    }
}
