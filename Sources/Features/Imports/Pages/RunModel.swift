internal import FeatureStores
internal import Kernel
internal import Web

/// One import: how far it is, or what came of it.
struct RunModel: PageModel {
    let run: ImportRun
    let seat: Seat
    let voice: Voice

    var isOpen: Bool { run.state == .waiting || run.state == .running }

    var title: String { voice.say("import.run.\(run.state.rawValue)", ["file": run.file]) }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "file": .text(run.file)
        case "href": .text(path)
        case "isOpen": .flag(isOpen)
        case "stateWord": .text(voice.say("import.state.\(run.state.rawValue)"))
        case "isBad": .flag(run.state == .failed || run.state == .interrupted)
        case "started": .text(voice.ago(run.started))
        case "startedExact": .text(voice.exact(run.started))
        case "progressHref": .text(path + "/progress")
        case "cancelAction": .text(path + "/cancellation")
        case "word": .text(word)
        case "done": .text(done.map { voice.decimal($0, digits: 3) })
        case "problem": .text(run.problem.map { voice.say($0) })
        case "advice": .text(advice)
        case "summary": .text(summary)
        case "shortSummary":
            .text(run.results.isEmpty ? nil : voice.say("import.summary.short", ["count": voice.figure(run.results.reduce(0) { $0 + $1.messages })]))
        case "results": .list(run.results.map { ImportedFile(result: $0, run: run, voice: voice) })
        case "hasResults": .flag(!run.results.isEmpty)
        case "rejectsNote": .text(rejected > 0 ? voice.say("import.rejected-note", ["count": voice.grouped(rejected)]) : nil)
        case "rejectsHref": .text(path + "/rejects")
        case "homeHref": .text(seat.path())
        case "importHref": .text(seat.path("/import"))
        default: nil
        }
    }

    /// For the script of the page: `title` is what stands above; `next` sends the browser on once there is nothing more to wait for.
    var json: String {
        let next = isOpen ? "" : ",\"next\":\(JSONText.quoted(path))"
        return "{\"done\":\(done.map { voice.decimal($0, digits: 3) } ?? "null"),\"word\":\(JSONText.quoted(word)),\"title\":\(JSONText.quoted(title))\(next)}"
    }

    private var path: String { seat.path("/import/runs/\(run.id)") }
    private var rejected: Int { run.results.reduce(0) { $0 + $1.rejected } }

    /// Nil if nobody knows.
    private var done: Double? {
        guard let progress = run.progress, progress.bytesTotal > 0 else { return nil }
        return min(1, Double(progress.bytesDone) / Double(progress.bytesTotal))
    }

    private var word: String {
        guard run.state == .running, let progress = run.progress else { return voice.say("import.word.\(run.state.rawValue)") }
        if done == 1 { return voice.say("import.word.figuring", ["count": voice.grouped(progress.messages)]) }
        let seconds = max(1, Double((voice.now - run.started).milliseconds) / 1000)
        let speed = Int(Double(progress.messages) / seconds)
        var sentence = voice.say(
            "import.word.progress", ["count": voice.grouped(progress.messages), "speed": voice.grouped(speed)])
        // The first seconds say nothing about how long it will take.
        if let done, done > 0.02, done < 1, seconds >= 2 {
            let left = Span(milliseconds: Int64(seconds * 1000 * (1 - done) / done))
            // What was read is still being written down when the last byte has passed.
            sentence += left < .seconds(5) ? voice.say("import.word.soon") : voice.say("import.word.left", ["time": voice.length(left)])
        }
        return sentence
    }

    private var summary: String? {
        guard !run.results.isEmpty else { return nil }
        let messages = run.results.reduce(0) { $0 + $1.messages }, known = run.results.reduce(0) { $0 + $1.duplicates }
        if messages == 0, known > 0 { return voice.say("import.summary.known", ["known": voice.grouped(known)]) }
        let sentence = voice.say("import.summary", ["count": voice.figure(messages)])
        return known == 0 ? sentence : sentence + voice.say("import.summary.also-known", ["known": voice.grouped(known)])
    }

    private var advice: String? {
        switch run.state {
        case .cancelled, .interrupted: voice.say("import.advice.\(run.state.rawValue)")
        case .failed: voice.say(run.results.isEmpty ? "import.advice.failed" : "import.advice.partly")
        case .waiting, .running, .done: nil
        }
    }
}
