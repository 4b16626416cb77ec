internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// Which messages of a group are shown by what they are and who said them, the rows behind a number:
/// `?sign=link&by=operators&from=2026-10-28&to=2026-11-26`. What cannot be read narrows nothing.
struct TalkChoice: Sendable, Hashable {
    enum Author: Sendable, Hashable {
        case anybody
        /// The workspace's own people.
        case operators
        case member(MemberID)
    }

    /// A name of `ContentSigns.named`; nil for any kind.
    let kind: String?
    let author: Author
    /// Nil for the whole history.
    let days: ClosedRange<LocalDay>?

    var sign: ContentSigns? { ContentSigns.named.first { $0.name == kind }?.sign }

    init(kind: String? = nil, by author: Author = .anybody, days: ClosedRange<LocalDay>? = nil) {
        self.kind = kind
        self.author = author
        self.days = days
    }

    /// Nil if it asks for everything.
    init?(_ query: Form, zone: Zone) {
        func day(_ field: String) -> LocalDay? {
            let typed = query.text(field)
            return typed.utf8.count == 10 ? Instant(iso: typed, zone: zone).map { zone.day(of: $0) } : nil
        }
        let by = query.text("by"), kind = query.text("sign")
        self.init(
            kind: ContentSigns.named.contains { $0.name == kind } ? kind : nil,
            by: by == "operators" ? .operators : MemberID(by).map { .member($0) } ?? .anybody,
            days: day("from").flatMap { from in day("to").flatMap { from <= $0 ? from...$0 : nil } })
        if self.kind == nil && author == .anybody { return nil }
    }

    /// As a part of an address.
    var encoded: String {
        var fields = kind.map { ["sign=\($0)"] } ?? []
        switch author {
        case .anybody: break
        case .operators: fields.append("by=operators")
        case .member(let member): fields.append("by=\(member)")
        }
        if let days { fields += ["from=\(days.lowerBound)", "to=\(days.upperBound)"] }
        return fields.joined(separator: "&")
    }

    /// - Parameter name: of the member whose messages they are.
    func sentence(name: String?, _ voice: Voice) -> String {
        let period = days.map { voice.say("groups.messages.period", ["from": voice.day($0.lowerBound), "to": voice.day($0.upperBound)]) }
        let who = switch author {
        case .anybody: ""
        case .operators: voice.say("groups.messages.our-people")
        case .member: name ?? voice.say("member.unnamed")
        }
        let key = kind == nil ? "said" : author == .anybody ? "kind" : "kind-by"
        return voice.say(
            "groups.messages.only.\(key)",
            [
                "kind": kind.map { voice.say("content-kind.\($0)") } ?? "", "name": who,
                "period": period ?? voice.say("groups.messages.period.whole"),
            ])
    }
}
