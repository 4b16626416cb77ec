public import FeatureRules
internal import Kernel
public import WeComConnector

extension GreetingCourse.Setback {
    /// How a try ended, as the platform's answer tells.
    public init(_ failure: WeComFailure) {
        let code = failure.code?.rawValue
        switch failure.remedy {
        case .inDoubt: self = .lost
        case .rateLimited: self = .held(failure.after ?? .minutes(1), code: code)
        case .renewToken, .backOff: self = .later(code: code)
        case .startOver where failure.code == .invalidMedia: self = .mediaGone
        case .startOver, .skip, .done, .permanent: self = code.map { .refused(code: $0) } ?? .broken
        }
    }
}
