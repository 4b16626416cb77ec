extension GroupState {
    /// What needs a look comes first: 0…5.
    public var urgency: Int {
        switch self {
        case .cooling: 0
        case .dormant: 1
        case .tooLittleData: 2
        case .steady: 3
        case .thriving: 4
        case .finished: 5
        }
    }
}
