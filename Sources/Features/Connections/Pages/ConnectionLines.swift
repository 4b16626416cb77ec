internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web
internal import WeComConnector

/// The lines of the self-check: what was found when somebody looked, and what is known at any time.
struct ConnectionLines {
    let entry: ConnectionEntry
    let overview: ConnectionCheckDesk.Overview
    let seat: Seat
    let voice: Voice

    /// A company whose groups are silent for so long has either no groups or a callback that does not arrive.
    private static let quiet = Span.days(7)
    /// Compared every day; beyond this it does not work.
    private static let late = Span.hours(50)

    var all: [CheckLineModel] { CheckLine.allCases.map(line) }

    private func line(_ line: CheckLine) -> CheckLineModel {
        switch line {
        case .token, .address, .clock: kept(line)
        case .range:
            CheckLineModel(
                result: overview.found[.range] ?? CheckResult(.range, .unknown, "never"), voice: voice,
                note: overview.groups == 0
                    ? nil : voice.say("wecom.range.seen", ["count": voice.grouped(overview.groups), "owners": voice.grouped(overview.owners)]))
        case .callback:
            CheckLineModel(
                result: callback, voice: voice, note: entry.reached.map { voice.say("wecom.callback.reached", ["ago": voice.ago($0)]) },
                href: entry.reached == nil ? seat.path("/wecom/\(entry.id)/setup?step=callback") : nil)
        case .events: CheckLineModel(result: events, voice: voice)
        case .failed:
            CheckLineModel(
                result: failed, voice: voice,
                href: overview.counts.failed + overview.counts.postponed > 0 ? seat.path("/wecom/\(entry.id)/failed") : nil)
        case .comparison: CheckLineModel(result: comparison, voice: voice)
        case .quota: CheckLineModel(result: quota, voice: voice)
        case .archive: CheckLineModel(result: archive, voice: voice, href: seat.path("/wecom/\(entry.id)/archive"))
        }
    }

    private func kept(_ line: CheckLine) -> CheckLineModel {
        CheckLineModel(result: overview.found[line] ?? CheckResult(line, .unknown, "never"), voice: voice)
    }

    /// Whatever our own call says: only the platform's own tells that it found us.
    private var callback: CheckResult {
        let found = overview.found[.callback]
        if let found, found.verdict != .fine { return found }
        guard entry.reached == nil else { return found ?? CheckResult(.callback, .unknown, "never") }
        return CheckResult(.callback, .attention, "not-reached", at: found?.at)
    }

    private var events: CheckResult {
        guard let latest = overview.counts.latest else { return CheckResult(.events, .unknown, "none") }
        let isQuiet = voice.now - latest > Self.quiet
        return CheckResult(.events, isQuiet ? .attention : .fine, isQuiet ? "quiet" : "fine", ["ago": voice.ago(latest)])
    }

    private var failed: CheckResult {
        let counts = overview.counts, figures = ["count": "\(counts.failed)", "later": "\(counts.postponed)"]
        if counts.failed > 0 { return CheckResult(.failed, .attention, "some", figures) }
        return CheckResult(.failed, .fine, counts.postponed > 0 ? "later" : "none", figures)
    }

    private var comparison: CheckResult {
        if let failure = overview.found[.comparison] { return failure }
        guard let latest = overview.comparisons.first else { return CheckResult(.comparison, .unknown, "none") }
        let figures = [
            "looked": "\(latest.looked)", "missed": "\(latest.missed)", "came": "\(latest.came)", "went": "\(latest.went)",
        ]
        func result(_ verdict: CheckVerdict, _ word: String) -> CheckResult { CheckResult(.comparison, verdict, word, figures, at: latest.ended) }
        if latest.missed > 0 { return result(.attention, "missed") }
        if voice.now - latest.ended > Self.late, entry.state == .on { return result(.attention, "late") }
        if latest.since == nil { return result(.fine, "first") }
        return latest.came + latest.went == 0 ? result(.fine, "fine") : result(.attention, "drift")
    }

    private var archive: CheckResult {
        guard let archive = overview.archive else { return CheckResult(.archive, .unknown, "none") }
        guard archive.isOn else { return CheckResult(.archive, .unknown, "off") }
        if archive.problem != nil { return CheckResult(.archive, .attention, "problem") }
        guard let fetched = archive.looked ?? archive.fetched else { return CheckResult(.archive, .unknown, "never") }
        return CheckResult(
            .archive, .fine, "fine", ["taken": "\(archive.taken)", "withheld": "\(archive.withheld)", "ago": voice.ago(fetched)], at: fetched)
    }

    private var quota: CheckResult {
        let usage = overview.usage
        if let until = usage.pausedUntil {
            return CheckResult(.quota, .attention, "paused", ["time": voice.exact(until)])
        }
        guard usage.limit > 0 else { return CheckResult(.quota, .unknown, "none") }
        let figures = ["api": usage.api, "calls": "\(usage.calls)", "limit": "\(usage.limit)", "length": voice.length(usage.length)]
        return CheckResult(.quota, usage.calls * 10 > usage.limit * 8 ? .attention : .fine, "used", figures)
    }
}
