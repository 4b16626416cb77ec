import FeatureRules
import FeatureStores
import Foundation
import Kernel

/// A section in words that do not depend on the ids of a database, nor on the order in which members got theirs.
enum SectionWords {
    /// Drawings and circles follow the order of ids. In a foreign zone the risk is learnt from the workspace's own days, and there
    /// are no other groups' words to compare with.
    static func left(out section: String, _ zone: Zone?) -> Bool {
        section == "network" || section == "invitations" || (zone != nil && (section == "risk" || section == "words"))
    }

    static func of(_ section: any Section, _ labels: [MemberID: String]) -> String {
        let text = (try? SectionForm.encode(section)) ?? "no form"
        let named = labels.reduce(text.replacing(/"message":"\d+"/, with: "")) { $0.replacing("\"\($1.key)\"", with: "\"\($1.value)\"") }
        guard let read = try? JSONSerialization.jsonObject(with: Data(named.replacing(",,", with: ",").replacing("{,", with: "{").replacing(",}", with: "}").utf8)) else {
            return named
        }
        return "\(type(of: section).name) \(ordered(read))"
    }

    private static func ordered(_ value: Any) -> String {
        switch value {
        case let list as [Any]:
            let items = list.map(ordered)
            return "[\((list.first is [String: Any] ? items.sorted() : items).joined(separator: ", "))]"
        case let object as [String: Any]:
            let kept = object.filter { !["circles", "modularity", "bridges"].contains($0.key) }
            return "{\(kept.sorted { $0.key < $1.key }.map { "\($0.key): \(ordered($0.value))" }.joined(separator: ", "))}"
        default: return "\(value)"
        }
    }
}
