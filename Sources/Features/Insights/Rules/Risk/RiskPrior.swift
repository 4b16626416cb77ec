internal import Kernel

/// The models of the sample world: 120 invented groups over 500 days (`RiskWorld` in Tests/RulesTests, which fits them anew and
/// compares). Nothing of real people is in them.
extension RiskModel {
    /// Members whose group went on.
    static let memberPrior = RiskModel(
        origin: .sampleWorld, examples: 83_217, silent: 32_599, fittedUntil: nil,
        scale: RiskScale(
            center: [1.650228622, 0.677502508, 1.249090908, 1.650393987, 2.250933172, 4.199101005, 0, 0],
            factor: [1.463795431, 2.472778764, 1.772838543, 1.425558389, 1.119032946, 0.825893707, 0, 1]),
        weights: [0.446808177, 0.187549770, -0.140179522, -0.157348580, -0.646337246, 0.052649171, 0, -0.578456181])

    /// Whole groups.
    static let groupPrior = RiskModel(
        origin: .sampleWorld, examples: 6_200, silent: 331, fittedUntil: nil,
        scale: RiskScale(
            center: [0.983588815, 0.756933456, 2.245914897, 2.892431767, 3.924250475, 5.180363225, 0, 0],
            factor: [1.915231776, 2.672510197, 1.649889588, 1.629529468, 1.789684012, 1.247431955, 0, 1]),
        weights: [-0.024664751, 0.439491273, -0.651581885, -0.263294303, -0.579718626, 0.118329911, 0, -4.046008165])
}
