extension PlatformState {
    /// Does what time alone brings about.
    ///
    /// - Parameter now: milliseconds since 1970.
    mutating func settle(now: Int64) {}

    /// Group and place of a tag.
    func tagPlace(_ id: String) -> (group: Int, tag: Int)? {
        for group in tagGroups.indices {
            if let tag = tagGroups[group].tags.firstIndex(where: { $0.id == id }) { return (group, tag) }
        }
        return nil
    }
}
