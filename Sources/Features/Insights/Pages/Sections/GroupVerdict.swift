internal import FeatureRules
internal import Kernel
internal import Web

/// How a group is in a few sentences: where the talk is going, how likely silence is and why, and what to do next.
struct GroupVerdict {
    let reading: GroupReading
    let context: DiagnosisContext

    /// The sections it needs.
    static let kinds: [any Section.Type] = [
        TrendFigures.self, RiskFigures.self, AnswerFigures.self, NewcomerFigures.self, ContentFigures.self, ChangeFigures.self, TurnFigures.self,
    ]

    private var voice: Voice { context.voice }
    private var trend: TrendFigures? { reading.sections.one() }

    /// None across a hole, where there is no course either.
    var changes: [TrendFigures.Change] { words.hasHole ? [] : trend?.changes ?? [] }

    /// How it is, and how it may go on.
    var sentences: [DiagnosisSentence] {
        // Whether a group that is not up to date is silent is what its page asks.
        guard reading.figures.messages > 0, reading.figures.state != .recordEnded else { return [] }
        guard reading.figures.firstMs != nil else { return [say("only-own", [:])] }
        return [words.now, words.course].compactMap { $0.map { DiagnosisSentence($0) } } + risk
    }

    private var words: CourseWords { CourseWords(reading: reading, voice: voice) }

    /// How sure these sentences are, for whoever reads intervals.
    var statistics: [DiagnosisSentence] { sentences.isEmpty ? [] : [words.interval].compactMap { $0.map { DiagnosisSentence($0) } } }

    private var risk: [DiagnosisSentence] {
        guard let risk: RiskFigures = reading.sections.one() else { return [] }
        guard let probability = risk.group, !words.hasHole else {
            return [words.silence].compactMap { $0.map { DiagnosisSentence($0) } }
        }
        let origin = voice.say("diagnosis.risk.origin.\((risk.groupOrigin ?? .sampleWorld).rawValue)")
        var reason = ""
        if let features = risk.groupFeatures { reason = RiskWords.group(risk.groupReason, features, voice) }
        return [
            say(
                "risk.sentence", ["word": RiskWords.word(probability, voice), "share": voice.percent(probability), "reason": reason]),
            DiagnosisSentence(origin, link: voice.say("diagnosis.risk.how-good"), href: context.seat.path("/risk")),
        ]
    }

    /// Nothing is left to do on a day that is over.
    func next(hasTasks: Bool) -> [DiagnosisSentence] {
        guard context.day == nil, reading.figures.messages > 0 else { return [] }
        var found: [DiagnosisSentence] = []
        // What we asked ourselves is not ours to answer.
        if let answers: AnswerFigures = reading.sections.one(), case let open = answers.openOfPeople ?? answers.openCount, open > 0 {
            found.append(link("next.questions", open, to: context.tab("talk", anchor: "answers")))
        }
        // A welcome comes too late for whoever spoke weeks ago.
        let since = reading.asOf - .days(14)
        let waiting = (reading.sections.one(NewcomerFigures.self)?.unanswered ?? []).count { $0.firstSaid.map { $0 > since } ?? false }
        if waiting > 0 {
            found.append(link("next.newcomers", waiting, to: context.tab("people", anchor: "newcomers")))
        }
        guard hasTasks else { return found }
        found.append(
            DiagnosisSentence(
                voice.say("diagnosis.next"), link: voice.say("diagnosis.next.link"), href: context.seat.path("/tasks?group=\(context.group)")))
        return found
    }

    private func say(_ key: String, _ values: [String: String]) -> DiagnosisSentence {
        DiagnosisSentence(voice.say("diagnosis.\(key)", values))
    }

    private func link(_ key: String, _ count: Int, to href: String) -> DiagnosisSentence {
        DiagnosisSentence(voice.say("diagnosis.\(key)", ["count": voice.grouped(count)]), link: voice.say("diagnosis.\(key).link"), href: href)
    }
}
