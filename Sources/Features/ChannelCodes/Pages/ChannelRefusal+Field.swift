internal import FeatureRules

extension ChannelRefusal {
    /// The field of a form at which it is said.
    var field: String {
        switch self {
        case .nameEmpty, .nameTooLong: "name"
        case .guideTooLong: "guide"
        case .staffMissing, .staffUnreadable, .tooManyStaff, .capOutOfRange: "staff"
        case .hoursMissing, .windowDaysMissing, .windowTimes, .tooManyWindows: "hours"
        case .tooManyTags: "tags"
        case .remarkTooLong, .remarkUnclear: "remark"
        case .daysOutOfRange: "days"
        case .notFound, .tooMany, .connectionUnknown, .companyGone, .windowStaffMissing, .notDecidable: "list"
        }
    }

    var textKey: String { "refusal.channel.\(rawValue)" }
}
