internal import Glibc

/// Dunning's log-likelihood ratio: how surely two things are not independent. It stays honest where counts are small, which
/// χ² and mutual information do not.
enum LogLikelihood {
    /// G² of a table of two rows and two columns; 0 if a row or column is empty. Negative counts are read as 0.
    static func squared(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Double {
        let (a, b, c, d) = (Double(max(a, 0)), Double(max(b, 0)), Double(max(c, 0)), Double(max(d, 0)))
        let total = a + b + c + d
        guard total > 0 else { return 0 }
        // Rows and columns may be exchanged: of two phrases that share a word, equal ones must be equal to the last bit.
        let beside = term(b, (a + b) * (b + d) / total) + term(c, (c + d) * (a + c) / total)
        return max(0, 2 * (term(a, (a + b) * (a + c) / total) + beside + term(d, (c + d) * (b + d) / total)))
    }

    private static func term(_ observed: Double, _ expected: Double) -> Double {
        observed > 0 && expected > 0 ? observed * log(observed / expected) : 0
    }
}
