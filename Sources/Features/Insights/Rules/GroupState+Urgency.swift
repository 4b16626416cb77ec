extension GroupState {
    /// What needs a look comes first: 0…6.
    public var urgency: Int {
        switch self {
        case .cooling: 0
        case .dormant: 1
        case .recordEnded: 2
        case .tooLittleData: 3
        case .steady: 4
        case .thriving: 5
        case .finished: 6
        }
    }
}
