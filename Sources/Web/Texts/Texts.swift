internal import Foundation

/// All sentences of the product: flat keys in two languages, one file per feature and language.
public struct Texts: Sendable {
    private var byLanguage: [Language: [String: String]] = [:]

    /// - Parameter files: `Staff/zh-Hans` → JSON object of texts.
    /// - Throws: a sentence that names the file, if one is no such object or two files give the same key.
    public init(files: [String: String]) throws {
        for (name, json) in files.sorted(by: { $0.key < $1.key }) {
            guard let tag = name.split(separator: "/").last, let language = Language(rawValue: String(tag)) else {
                throw WebSetupError("locale file \(name) is named after no language")
            }
            guard let texts = try? JSONDecoder().decode([String: String].self, from: Data(json.utf8)) else {
                throw WebSetupError("locale file \(name) is not a flat JSON object of texts")
            }
            for (key, text) in texts {
                guard byLanguage[language, default: [:]].updateValue(text, forKey: key) == nil else {
                    throw WebSetupError("the text \(key) stands in two locale files, one is \(name)")
                }
            }
        }
    }

    public func text(_ key: String, _ language: Language) -> String? { byLanguage[language]?[key] }

    public func keys(_ language: Language) -> Set<String> { Set((byLanguage[language] ?? [:]).keys) }

    /// Whether a key starts with `prefix`, in any language.
    func hasKeys(under prefix: String, _ language: Language) -> Bool {
        byLanguage[language]?.keys.contains { $0.hasPrefix(prefix) } ?? false
    }
}
