internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// Who may only have another name now, with the way to merge them.
struct RenamedList {
    let reading: GroupReading
    let context: DiagnosisContext

    private static let id = "renamed"
    private static let shown = 6

    private var voice: Voice { context.voice }

    /// Nil if there is nobody.
    var list: DiagnosisList? {
        let renamed = RenamedWords(reading: reading, names: context.name, voice: voice).all
        guard !renamed.isEmpty else { return nil }
        return DiagnosisList(
            ListChoice().of(Self.id, Array(renamed.prefix(Self.shown)), first: Self.shown),
            title: voice.say("diagnosis.turn.renamed", ["count": voice.grouped(renamed.count)]), of: .people, tab: "", context, line: line)
    }

    /// A sentence that says how many were left out, with the way to them.
    func sentence(_ leftOut: String?) -> DiagnosisSentence? {
        leftOut.map { DiagnosisSentence($0, link: voice.say("diagnosis.renamed.link"), href: context.tab("", anchor: Self.id)) }
    }

    private func line(_ renamed: MemberID) -> DiagnosisLine {
        let name = context.name(renamed), successor = reading.successors[renamed]
        let canMerge = Set.operators.contains(context.seat.role)
        return DiagnosisLine(
            name: name, href: context.href(renamed),
            reason: voice.say("diagnosis.turn.renamed.reason", ["name": name, "now": successor.map(context.name) ?? ""]),
            action: voice.say("diagnosis.turn.renamed.merge"),
            actionHref: canMerge ? successor.map { context.href($0) + "/merge?q=\(Address.encoded(name))" } : nil)
    }
}
