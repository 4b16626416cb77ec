extension SurvivalCurve {
    /// The same with about so many steps, evenly chosen, and the last one: those that are seen in a drawing.
    ///
    /// - Parameter most: ≥ 1.
    func thinned(to most: Int) -> SurvivalCurve {
        guard most > 0, steps.count > most else { return self }
        var thinned = self
        let each = (steps.count + most - 1) / most
        thinned.steps = steps.enumerated().filter { $0.offset % each == 0 || $0.offset == steps.count - 1 }.map(\.element)
        return thinned
    }
}
