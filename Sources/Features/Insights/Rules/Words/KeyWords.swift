/// What is peculiar to a group's talk.
public enum KeyWords {
    /// The words of some weeks against a reference: the other groups' weeks, or all earlier ones. At least two people must have
    /// used a word in the same week, in three messages or more; G² at least 10.83, the share at least 1.5 times the other.
    public static func find(in weeks: [WordWeek], against reference: [WordWeek]) -> TellingWords {
        WordContrast().compare(WordPeriod(weeks), WordPeriod(reference))
    }

    /// The same against everybody else: `whole` are the weeks of all groups added up, `own` this group's weeks among them.
    public static func find(in weeks: [WordWeek], against whole: WordPeriod, own: [WordWeek]) -> TellingWords {
        WordContrast().compare(WordPeriod(weeks), whole.without(WordPeriod(own)))
    }
}
