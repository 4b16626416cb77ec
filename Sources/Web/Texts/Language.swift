/// The languages of the product.
public enum Language: String, CaseIterable, Sendable {
    case chinese = "zh-Hans"
    case english = "en"

    /// Its own name, for the switch.
    public var ownName: String {
        switch self {
        case .chinese: "中文"
        case .english: "English"
        }
    }

    /// Reads `zh-Hans`, `zh-CN`, `zh`, `en`, `en-GB`.
    public init?(tag: some StringProtocol) {
        let main = tag.lowercased().split(separator: "-").first
        switch main {
        case "zh": self = .chinese
        case "en": self = .english
        default: return nil
        }
    }

    /// The best of an `Accept-Language` header; Chinese if it names neither.
    public static func accepted(_ header: String?) -> Language {
        var best: (language: Language, weight: Double)?
        for entry in (header ?? "").split(separator: ",").prefix(20) {
            let parts = entry.split(separator: ";").map { $0.drop { $0 == " " } }
            guard let tag = parts.first, let language = Language(tag: tag) else { continue }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            if weight > best?.weight ?? 0 { best = (language, weight) }
        }
        return best?.language ?? .chinese
    }
}
