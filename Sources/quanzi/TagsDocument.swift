import FeatureStores
import Kernel

/// The tags of a company as `--json` prints them. The keys are public: they never change their meaning.
struct TagsDocument: Encodable {
    struct Tag: Encodable {
        var id: String
        var name: String
        /// Larger ones come first.
        var order: Int
    }

    struct Group: Encodable {
        var id: String
        var name: String
        var order: Int
        var tags: [Tag]
    }

    /// A change that WeCom has not accepted.
    struct Open: Encodable {
        /// create, rename, delete or mark.
        var edit: String
        /// waiting, claimed, checking, failed or unknown.
        var state: String
        var problem: String?
    }

    var groups: [Group]
    var open: [Open]

    init(_ groups: [TagGroupSight], open: [(kind: String, state: String, problem: String?)]) {
        self.groups = groups.map { group in
            Group(
                id: group.id, name: group.name, order: group.position,
                tags: group.tags.map { Tag(id: $0.id, name: $0.name, order: $0.position) })
        }
        self.open = open.map { Open(edit: $0.kind, state: $0.state, problem: $0.problem) }
    }

    var lines: [String] {
        groups.flatMap { group in ["\(group.name)  \(group.id)"] + group.tags.map { "  \($0.name)  \($0.id)" } }
            + open.map { "\($0.edit): \($0.state)\($0.problem.map { ", " + $0 } ?? "")" }
    }
}
