internal import FeatureRules
internal import FeatureStores
internal import Web

/// How many of an order are in which state, in words: `12 位 · 已接手 10 · 客户不愿意 2`.
enum TransferWords {
    static func tally(_ tally: TransferTally, _ kind: TransferKind, _ voice: Voice) -> String? {
        guard tally.total > 0 else { return nil }
        let parts = TransferState.allCases.filter { tally[$0] > 0 }.map { state in
            voice.say("transfers.tally.\(state.rawValue)", ["count": voice.grouped(tally[state])])
        }
        return ([voice.say("transfers.\(kind.rawValue)s", ["count": voice.grouped(tally.total)])] + parts).joined(separator: " · ")
    }

    /// Why something went wrong, with the platform's code.
    static func problem(_ item: TransferQueries.Item, _ voice: Voice) -> String? {
        guard let code = item.problem else { return nil }
        let key = "transfers.problem.\(code)"
        return voice.texts.text(key, voice.language) == nil ? voice.say("transfers.problem.other", ["code": "\(code)"]) : voice.say(key)
    }
}
