/// What a group has begun to talk about.
public enum RisingWords {
    /// The words of some weeks against the weeks before. At least two people must have used a word in the same week, in five
    /// messages or more; G² at least 10.83, the share at least 1.5 times the share before. Where a list before was full, a word
    /// is taken to have been just below its end; ratio and score are then at least what is said.
    public static func find(in weeks: [WordWeek], after before: [WordWeek]) -> TellingWords {
        var contrast = WordContrast()
        contrast.leastMessages = 5
        contrast.countsUnseen = true
        return contrast.compare(WordPeriod(weeks), WordPeriod(before))
    }
}
