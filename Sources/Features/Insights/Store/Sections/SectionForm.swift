public import FeatureRules
public import Foundation

/// The form in which sections are kept and told: JSON with the names of the fields in snake_case.
public enum SectionForm {
    public static func encode(_ section: some Section) throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(section), as: UTF8.self)
    }

    public static func decode<S: Section>(_ bytes: UnsafeBufferPointer<UInt8>, as kind: S.Type = S.self) throws -> S {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(kind, from: Data(bytes))
    }
}
