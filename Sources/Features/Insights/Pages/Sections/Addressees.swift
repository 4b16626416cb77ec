internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// Whom to write to in a group, in one order for every page: whom a task greets, most worth first, then who is missing since the last
/// fall, where they were heard elsewhere first.
struct Addressees {
    let reading: GroupReading
    let context: DiagnosisContext
    let elsewhere: [MemberID: Elsewhere]
    let greetings: GroupGreetings

    /// Where else somebody was heard lately.
    struct Elsewhere: Sendable {
        var group: String
        var last: Instant
    }

    /// Somebody with what is known of why; one of the two is there.
    struct Addressee {
        let member: MemberID
        let task: TaskEntry?
        let carrier: TurnFigures.Carrier?

        var hasLeft: Bool { task?.facts.hasLeft ?? (carrier?.isPresent == false) }
    }

    /// Who was heard elsewhere within these days can be reached.
    static let lately = Span.days(28)
    /// So many have a sentence to begin with; more is no beginning.
    static let shown = 6
    /// Of so many it stands open.
    static let named = 3

    /// About whom somebody decided already is not among them, nor whom nobody wants back.
    var all: [Addressee] {
        let carriers = Dictionary(silent.map { ($0.member, $0) }, uniquingKeysWith: { first, _ in first }), greeted = greetings.members
        let tasks = greetings.tasks.compactMap { task in
            task.member.map { Addressee(member: $0, task: task, carrier: carriers[$0]) }
        }
        let others = silent.filter { carrier in
            reading.isMissable(carrier.member) && !reading.unwanted.has(carrier.member, in: reading.group.id)
                && !greeted.contains(carrier.member) && !greetings.settled.contains(carrier.member)
        }
        func rank(_ carrier: TurnFigures.Carrier) -> Int {
            elsewhere[carrier.member] != nil ? 0 : carrier.isPresent ? 1 : 2
        }
        return tasks + others.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map {
            Addressee(member: $0.element.member, task: nil, carrier: $0.element)
        }
    }

    var members: [MemberID] { all.map(\.member) }

    /// Of these what they said last is read.
    var shown: [MemberID] { Array(members.prefix(Self.shown)) }

    /// Where a sentence for somebody stands: at the task, else beside the name on the group's page.
    func writing(to member: MemberID) -> String {
        if let task = greetings.tasks.first(where: { $0.member == member }) { return context.seat.path("/tasks/\(task.id)") }
        return context.tab("", anchor: shown.contains(member) ? "write-\(member)" : "write")
    }

    /// Those of the fall who are silent now; nobody where the fall is not told.
    private var silent: [TurnFigures.Carrier] {
        guard let turn: TurnFigures = reading.sections.one(),
            TurnWords(turn: turn, reading: reading, names: context.name, voice: context.voice).isTold
        else { return [] }
        return turn.carriers.filter { $0.last <= reading.asOf - TurnFigures.silence }
    }
}
