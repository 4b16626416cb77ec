public import FeatureRules
public import Web

/// Whether and when a workspace's weekly report is made, and in which language.
public struct ReportSetting: Sendable, Hashable {
    public var isOn: Bool
    public var timing: ReportTiming
    public var language: Language

    public init(isOn: Bool = false, timing: ReportTiming = .usual, language: Language = .chinese) {
        self.isOn = isOn
        self.timing = timing
        self.language = language
    }
}
