/// Why a decision about welcomes is not carried out.
public enum WelcomeRefusal: String, Error, Sendable, CaseIterable {
    case notFound = "not-found"
    case nameEmpty = "name-empty"
    case nameTooLong = "name-too-long"
    case textTooLong = "text-too-long"
    /// A `{{…}}` that stands for nothing.
    case placeholderUnknown = "placeholder-unknown"
    case callingTooLong = "calling-too-long"
    case tooManyStates = "too-many-states"
    case stateTooLong = "state-too-long"
    case tooManyStaff = "too-many-staff"
    case tooManyTags = "too-many-tags"
    case hoursUnreadable = "hours-unreadable"
    case daysMissing = "days-missing"
    /// There is a default already.
    case defaultTaken = "default-taken"
    case tooMany = "too-many"
    /// Neither text nor attachment.
    case nothingToSay = "nothing-to-say"
    case tooManyAttachments = "too-many-attachments"
    case titleEmpty = "title-empty"
    case titleTooLong = "title-too-long"
    case addressUnreadable = "address-unreadable"
    case addressTooLong = "address-too-long"
    case descriptionTooLong = "description-too-long"
    case programUnreadable = "program-unreadable"
    case coverMissing = "cover-missing"
    case fileMissing = "file-missing"
    case fileTooLarge = "file-too-large"
    case tooManyFiles = "too-many-files"
    /// It stands in a welcome.
    case fileInUse = "file-in-use"
    /// Somebody else changed it meanwhile.
    case changedMeanwhile = "changed-meanwhile"
    case connectionUnknown = "connection-unknown"
    case tooManyTemplates = "too-many-templates"
    /// Its company is not connected any more.
    case companyGone = "company-gone"
    /// What is under way cannot be changed before it has ended.
    case underWay = "under-way"
}
