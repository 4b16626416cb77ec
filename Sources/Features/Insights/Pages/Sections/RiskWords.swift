internal import FeatureRules
internal import Kernel
internal import Web

/// A probability of falling silent and what moves it, in words.
enum RiskWords {
    /// Why a member may fall silent: "12 天没说话，平时隔 2 天".
    static func member(_ member: RiskFigures.Member, _ voice: Voice) -> String {
        let silence = said(.silence, member.features, "member", voice)
        guard let reason = member.reason, reason != .silence, member.probability >= worthAReason else { return silence }
        // Of who spoke on one day, the silence tells that already.
        if reason == .presence, isOnce(member.features) { return silence }
        return voice.say("diagnosis.risk.both", ["silence": silence, "reason": said(reason, member.features, "member", voice)])
    }

    /// What is hardly to be expected needs no further reason.
    private static let worthAReason = 0.2

    /// The same of a group; its own risk is no reason.
    static func group(_ reason: RiskReason?, _ features: RiskFeatures, _ voice: Voice) -> String {
        said(reason == .group ? .silence : reason ?? .silence, features, "group", voice)
    }

    /// How likely, as a word people use.
    static func word(_ probability: Double, _ voice: Voice) -> String {
        let key = probability < 0.05 ? "hardly" : probability < 0.2 ? "unlikely" : probability < 0.5 ? "possible" : probability < 0.8 ? "likely" : "nearly-sure"
        return voice.say("diagnosis.risk.word.\(key)")
    }

    /// There is no usual gap between the days of who spoke on one.
    private static func isOnce(_ features: RiskFeatures) -> Bool { features.days28 == 1 }

    private static func said(_ reason: RiskReason, _ features: RiskFeatures, _ whose: String, _ voice: Voice) -> String {
        let isFresh = reason == .silence && features.silence <= 1
        let isSingle = reason == .silence && whose == "member" && isOnce(features)
        return voice.say(
            "diagnosis.risk.\(whose).\(reason.rawValue)\(isFresh ? ".fresh" : "")\(isSingle ? ".once" : "")",
            [
                "silence": "\(features.silence)", "gap": voice.brief(features.usualGap), "days": "\(features.days28)",
                "tenure": voice.grouped(features.tenure),
            ])
    }
}

extension Voice {
    /// A week by its Monday, for sentences: 9月7日, with the year if it is not this one.
    func week(_ monday: LocalDay) -> String { date(monday) }

    /// At most one digit after the point, and none that is 0: 2.4, 3, 12.
    func brief(_ number: Double) -> String {
        let text = decimal(number, digits: abs(number) < 10 ? 1 : 0)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// 45 秒, 12 分钟, 3 小时.
    func minutes(_ minutes: Double) -> String {
        length(Span(milliseconds: Int64(min(max(0, minutes), 1e9) * 60_000)))
    }
}
