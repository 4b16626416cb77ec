internal import Kernel

extension RiskModel {
    /// Fitted on what was known at `until`, drawn towards the sample world; nil if that is too little.
    static func fit(_ examples: RiskExamples, until: Int, prior: RiskModel, from start: RiskModel) -> RiskModel? {
        let known = examples.known(before: until), silent = examples.positives(0..<known)
        guard RiskRule.isEnough(known, silent: silent) else { return nil }
        let fit = LogisticFit(
            rows: examples.terms, silent: examples.silent, count: known, scale: prior.scale, toward: prior.weights,
            penalty: RiskRule.trustInSampleWorld)
        guard let weights = fit.weights(from: start.weights) else { return nil }
        return RiskModel(
            origin: .ownHistory, examples: known, silent: silent, fittedUntil: LocalDay(number: Int32(clamping: until)), scale: prior.scale,
            weights: weights)
    }

    /// The simple model to compare with: one term, nothing from the sample world.
    static func fit(_ examples: RiskExamples, until: Int, onlyTerm term: Int, from start: RiskModel?) -> RiskModel? {
        fit(examples, until: until, terms: [term], origin: .ownHistory, from: start)
    }

    /// Plain, for the sample world itself and for simple models.
    static func fit(_ examples: RiskExamples, until: Int, terms: [Int], origin: Origin, from start: RiskModel? = nil) -> RiskModel? {
        let known = examples.known(before: until), silent = examples.positives(0..<known)
        let scale = RiskScale(of: examples.terms, count: known, lanes: terms)
        let fit = LogisticFit(rows: examples.terms, silent: examples.silent, count: known, scale: scale, toward: .zero, penalty: 1)
        guard silent > 0, silent < known, let weights = fit.weights(from: start?.weights ?? .zero) else { return nil }
        return RiskModel(
            origin: origin, examples: known, silent: silent, fittedUntil: nil, scale: scale, weights: weights)
    }

    /// The probability of one or the other, if neither knows of the other.
    static func either(_ a: Double, _ b: Double) -> Double { 1 - (1 - a) * (1 - b) }
}
