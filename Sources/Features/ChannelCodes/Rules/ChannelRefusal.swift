/// Why a decision about channel codes is not carried out.
public enum ChannelRefusal: String, Error, Sendable, CaseIterable {
    case notFound = "not-found"
    case nameEmpty = "name-empty"
    case nameTooLong = "name-too-long"
    case guideTooLong = "guide-too-long"
    case tooMany = "too-many"
    /// Of a company's WeCom that is not connected, or of nobody.
    case connectionUnknown = "connection-unknown"
    /// The code's company is not connected any more.
    case companyGone = "company-gone"
    /// Somebody must answer at any time.
    case staffMissing = "staff-missing"
    case staffUnreadable = "staff-unreadable"
    case tooManyStaff = "too-many-staff"
    case capOutOfRange = "cap-out-of-range"
    case windowDaysMissing = "window-days-missing"
    case windowTimes = "window-times"
    case windowStaffMissing = "window-staff-missing"
    case tooManyWindows = "too-many-windows"
    /// Accepted at once in certain hours, and no hours are given.
    case hoursMissing = "hours-missing"
    case tooManyTags = "too-many-tags"
    /// Something else than the nickname stands in braces.
    case remarkUnclear = "remark-unclear"
    case remarkTooLong = "remark-too-long"
    case daysOutOfRange = "days-out-of-range"
    /// Only what failed or is uncertain can be decided about.
    case notDecidable = "not-decidable"
}
