extension SurvivalCurve {
    /// The same with at most so many steps, and the last one: those that are seen in a drawing.
    ///
    /// - Parameter most: ≥ 2.
    func thinned(to most: Int) -> SurvivalCurve {
        guard steps.count > most, most > 1 else { return self }
        var thinned = self
        let each = (steps.count + most - 2) / (most - 1)
        thinned.steps = steps.enumerated().filter { $0.offset % each == 0 || $0.offset == steps.count - 1 }.map(\.element)
        return thinned
    }
}
