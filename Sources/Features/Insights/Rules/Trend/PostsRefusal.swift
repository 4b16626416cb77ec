/// Why posts per member get no model.
public enum PostsRefusal: String, Error, Sendable, Codable, CaseIterable {
    /// Fewer than `PostsModel.leastMembers`.
    case tooFewMembers = "too_few_members"
    /// Nobody posted.
    case nobodyPosted = "nobody_posted"
    /// The variance does not exceed the mean (all equal, say): members differ no more than chance makes them, and the likelihood
    /// has no maximum.
    case noVariety = "no_variety"
    /// Nobody is known who said nothing: the export shows only those who spoke, and the model is about the silent ones.
    case silentUnknown = "silent_unknown"
}
