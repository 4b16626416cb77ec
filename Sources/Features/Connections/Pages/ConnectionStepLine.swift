internal import FeatureRules
internal import Web

/// One step in the line of steps.
struct ConnectionStepLine: PageModel {
    let step: ConnectionStep
    let isDone: Bool
    let isCurrent: Bool
    let path: String?
    let voice: Voice

    /// - Parameter path: of the page with the steps; nil if there is nothing to go to yet.
    static func lines(done: Set<ConnectionStep>, at current: ConnectionStep?, path: String?, _ voice: Voice) -> [ConnectionStepLine] {
        ConnectionStep.allCases.map { step in
            ConnectionStepLine(
                step: step, isDone: done.contains(step), isCurrent: step == current,
                path: step == .credentials ? nil : path.map { "\($0)?step=\(step.rawValue)" }, voice: voice)
        }
    }

    func value(_ field: String) -> PageValue? {
        switch field {
        case "name": .text(voice.say("wecom.step.\(step.rawValue)"))
        case "note": .text(voice.say("wecom.step-state.\(isDone ? "done" : isCurrent ? "now" : "later")"))
        case "isDone": .flag(isDone)
        case "isCurrent": .flag(isCurrent)
        case "href": .text(isCurrent ? nil : path)
        default: nil
        }
    }
}
