/// What one member talks about.
public enum MemberWords {
    /// `own` are the member's messages counted as if they were a week of a group; `group` the weeks of the whole group in the same
    /// time, the member's messages among them: they are taken out before the two are compared. Words in at least two messages;
    /// G² at least 3.84 (p = 0.05): enough to remember somebody by, not enough to prove anything.
    ///
    /// A week of the group leaves out words in one message, and those beyond the end of its list. A word it does not have is taken
    /// to have been just below it: ratio and score are at least what is said.
    public static func find(own: WordWeek, group: [WordWeek]) -> TellingWords {
        var contrast = WordContrast()
        contrast.leastHere = 5
        contrast.leastMessages = 2
        contrast.leastSpeakers = 1
        contrast.leastScore = 3.84
        contrast.countsUnseen = true
        let mine = WordPeriod([own])
        return contrast.compare(mine, WordPeriod(group, countsSingles: true, askedBy: mine).without(mine))
    }
}
