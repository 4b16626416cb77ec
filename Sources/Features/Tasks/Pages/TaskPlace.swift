internal import FeatureStores
internal import Kernel
internal import Web

/// Where somebody decides about a task, and comes back to.
enum TaskPlace {
    case home
    case list(TaskView)
    /// The list of whom to write to on a group's page.
    case group(GroupID)

    /// As a form of one of these places sent it; what cannot be read is the first screen.
    init(_ form: Form) {
        switch form.text("from") {
        case "tasks": self = .list(TaskView(form))
        case "group": self = GroupID(form.text("group")).map { .group($0) } ?? .home
        default: self = .home
        }
    }

    var isList: Bool {
        if case .list = self { return true }
        return false
    }

    /// Fields of a form that nobody sees.
    var fields: [HiddenField] {
        switch self {
        case .home: []
        case .list(let view): [HiddenField(name: "from", code: "tasks")] + view.fields.map { HiddenField(name: $0.name, code: $0.value) }
        case .group(let group): [HiddenField(name: "from", code: "group"), HiddenField(name: "group", code: "\(group)")]
        }
    }

    func path(in seat: Seat) -> String {
        switch self {
        case .home: seat.path()
        case .list(let view): view.path(in: seat)
        case .group(let group): seat.path("/groups/\(group)")
        }
    }

    /// Where on that page, if nothing else is said.
    var anchor: String {
        if case .group = self { return "#write" }
        return "#tasks"
    }
}
