internal import FeatureRules
internal import FeatureStores
internal import Web

/// Which pictures, voices and files of an archive are fetched, and what became of them.
struct ArchiveMediaModel: PageModel {
    var policy: ArchiveMediaPolicy
    let count: ArchiveMediaQueries.Count
    let action: String
    let voice: Voice
    /// As it was typed, by field.
    var typed: [String: String] = [:]
    var errors = FieldErrors()

    func value(_ field: String) -> PageValue? {
        switch field {
        case "action": .text(action)
        case "counts": .text(counts)
        case "kinds":
            .list(ArchiveMediaKind.allCases.map { ArchiveMediaKindChoice(kind: $0, isChosen: policy.kinds.contains($0), voice: voice) })
        case "megabytes": .typed(typed["megabytes"] ?? "\(policy.megabytes)")
        case "mostMegabytes": .text("\(ArchiveMediaPolicy.megabytesAllowed.upperBound)")
        case "days": .typed(typed["days"] ?? "\(policy.days)")
        case "mostDays": .text("\(ArchiveMediaPolicy.daysAllowed.upperBound)")
        default: errors.value(field, fields: ["megabytes", "days"])
        }
    }

    /// One after the other, without those that are none; nil if there is nothing at all.
    private var counts: String? {
        let parts = ArchiveMediaState.allCases.filter { count.of($0) > 0 }.map { state in
            voice.say("archive.of-media.count.\(state.rawValue)", ["count": voice.grouped(count.of(state)), "size": voice.bytes(count.keptBytes)])
        }
        return parts.isEmpty ? nil : parts.joined(separator: voice.say("archive.of-media.count.between"))
    }
}

private struct ArchiveMediaKindChoice: PageModel {
    let kind: ArchiveMediaKind
    let isChosen: Bool
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "code": .text(kind.rawValue)
        case "label": .text(voice.say("archive.of-media.kind.\(kind.rawValue)"))
        case "isChosen": .flag(isChosen)
        default: nil
        }
    }
}
