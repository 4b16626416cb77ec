internal import Exports
internal import FeatureRules

extension TalkForm {
    /// The form of a message of that `LineKind`.
    init(kind: UInt8) {
        switch LineKind(rawValue: kind) {
        case .text, .action: self = .text
        case .image: self = .image
        case .link, .miniProgram: self = .link
        case .redPacket, .transfer: self = .redPacket
        case .chainOrder: self = .chainOrder
        default: self = .other
        }
    }
}
