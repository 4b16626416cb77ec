/// Limits of welcomes, those of the platform with their source (read 2025-11-17).
public enum WelcomePolicy {
    /// Bytes of a welcome with the names in it ([D:92137]).
    public static let textBytes = 4_000
    /// Bytes of a group's welcome ([D:92366]).
    public static let groupTextBytes = 3_000
    /// Attachments of a welcome ([D:92137]).
    public static let attachments = 9
    /// Milliseconds from the event until its code is no longer taken ([D:92137]).
    public static let codeLifeMs: Int64 = 20_000
    /// Templates for groups, corp ([D:92366]).
    public static let groupTemplates = 100
    /// Bytes of the title of a link, its description, its addresses ([D:92135]).
    public static let linkTitleBytes = 128
    public static let linkDescriptionBytes = 512
    public static let addressBytes = 2_048
    /// Bytes of the title of a mini program ([D:92135]).
    public static let programTitleBytes = 64
    /// Milliseconds for which the platform keeps a file ([D:90253]).
    public static let mediaLifeMs: Int64 = 259_200_000
    /// A name that is put into a text is cut to so many bytes: ours.
    public static let nameBytes = 64
    /// Welcomes of a workspace: ours.
    public static let welcomes = 100
    /// Files of a workspace: ours.
    public static let media = 200
}
