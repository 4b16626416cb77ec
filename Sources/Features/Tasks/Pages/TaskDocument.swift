internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// A task in the API.
struct TaskDocument: APIDocument {
    var id: TaskID
    var kind: TaskKind
    var state: TaskState
    var group: GroupID?
    var groupName: String?
    var code: LiveCodeID?
    var codeName: String?
    var member: MemberID?
    /// Of the member.
    var name: String?
    /// The message that shows why.
    var message: MessageID?
    var otherGroup: GroupID?
    var reason: TaskReasonDocument
    var weight: Int
    var decidedAt: Instant?
    var until: Instant?
    var before: Int?
    var after: Int?

    static var notes: [String: String] {
        [
            "kind": "What there is to do; docs/reference/tasks.md has the rule of each.", "group": "Of every kind but code.",
            "code": "Of the kind code: the group code that needs somebody.", "name": "The name the member bore last.",
            "message": "The message that shows why.", "other_group": "The second group of two to merge.",
            "weight": "What is worth more comes first, from 0 to 1000.", "decided_at": "When it was ticked off, put off or dismissed.",
            "until": "Until then the decision counts; missing where it counts for ever.",
            "before": "Messages of the member, or weekly speakers of the group added up, in the two weeks before it was done.",
            "after": "The same in the two weeks after, once they are over.",
        ]
    }

    init(_ task: TaskEntry, name: String?) {
        id = task.id
        kind = task.kind
        state = task.state
        group = task.code == nil ? task.group : nil
        groupName = task.code == nil ? task.groupName : nil
        code = task.code
        codeName = task.code == nil ? nil : task.groupName
        member = task.member
        self.name = name
        message = task.message
        otherGroup = task.code == nil ? task.other : nil
        reason = TaskReasonDocument(task.facts)
        weight = task.weight
        decidedAt = task.decided
        until = task.until
        before = task.before
        after = task.after
    }
}

/// The numbers that say why.
struct TaskReasonDocument: APIDocument {
    var count: Int?
    var at: Instant?
    var people: Int?
    var weeks: Int?
    var members: Int?
    var others: Int?
    var shared: Int?
    var alarm: CodeDocument.Alarm.Kind?
    var hasLeft: Bool?

    static var notes: [String: String] {
        [
            "count": "Messages, questions, speakers of the best week, or places left, as the kind has it.", "at": "When it happened, or when the code expires.",
            "people": "People who turned to the member in the last twelve weeks.", "weeks": "Of the last eight weeks those in which the member spoke.",
            "members": "People in the group.", "others": "People in the other group.", "shared": "People in both.", "alarm": "What is wrong with the code.",
            "has_left": "True of somebody to be greeted who is not in the group any more; missing of everybody else.",
        ]
    }

    init(_ facts: TaskFacts) {
        count = facts.count
        at = facts.at
        people = facts.people
        weeks = facts.weeks
        members = facts.members
        others = facts.others
        shared = facts.shared
        hasLeft = facts.hasLeft
        alarm = facts.alarm.flatMap { CodeDocument.Alarm.Kind(word: $0) }
    }
}

/// How long a task is put off.
struct TaskDelayDocument: APIDocument {
    var days: Int?

    static var notes: [String: String] { ["days": "1 to 90; 7 if it is missing."] }
}
