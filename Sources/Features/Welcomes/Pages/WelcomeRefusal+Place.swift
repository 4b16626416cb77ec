internal import FeatureRules

extension WelcomeRefusal {
    /// The field of a form at which it is said.
    var field: String {
        switch self {
        case .nameEmpty, .nameTooLong: "name"
        case .textTooLong, .placeholderUnknown, .nothingToSay: "text"
        case .callingTooLong: "calling"
        case .tooManyStates, .stateTooLong: "states"
        case .tooManyStaff: "people"
        case .tooManyTags: "tags"
        case .hoursUnreadable: "hours"
        case .daysMissing: "days"
        case .defaultTaken: "kind"
        case .titleEmpty, .titleTooLong, .descriptionTooLong, .addressUnreadable, .addressTooLong: "link"
        case .programUnreadable, .coverMissing: "program"
        case .fileMissing, .fileTooLarge, .tooManyFiles, .fileInUse: "file"
        case .notFound, .tooMany, .tooManyAttachments, .changedMeanwhile, .connectionUnknown, .tooManyTemplates, .companyGone, .underWay: "list"
        }
    }

    var textKey: String { "refusal.welcome.\(rawValue)" }
}
