public import FeatureRules
public import WeComConnector

extension ConnectionComplaint {
    public init(_ failure: WeComFailure) {
        switch failure.cause {
        case .refused(let code):
            self.init(ConnectionTrouble(code: code.rawValue, isAboutToken: failure.api == "gettoken"), code: code.rawValue, address: failure.address)
        case .notSent: self.init(.unreachable)
        case .lost: self.init(.silent)
        case .status, .unreadable, .circularPaging: self.init(.stranger)
        case .heldBack: self.init(.tooOften)
        case .cancelled: self.init(.silent)
        }
    }
}
