internal import FeatureRules
internal import Kernel
internal import WeComConnector

/// Welcomes in the platform's words.
enum WelcomeContent {
    /// What can be sent, and how many cannot because the platform does not have their file.
    ///
    /// - Parameter files: what the platform calls the files that it has.
    static func attachments(_ attachments: [WelcomeAttachment], _ files: [WelcomeMediumID: String]) -> (ready: [WeComAttachment], leftOut: Int) {
        let ready = attachments.compactMap { one($0, files) }
        return (ready, attachments.count - ready.count)
    }

    static func one(_ attachment: WelcomeAttachment, _ files: [WelcomeMediumID: String]) -> WeComAttachment? {
        let file = attachment.medium.flatMap { files[$0] }
        return switch attachment {
        case .link(let title, let address, let picture, let description):
            .link(
                title: title, url: address, pictureURL: picture.isEmpty ? nil : picture, description: description.isEmpty ? nil : description)
        case .image: file.map { .image(mediaID: $0) }
        case .video: file.map { .video(mediaID: $0) }
        case .file: file.map { .file(mediaID: $0) }
        case .program(let title, let app, let page, _): file.map { .miniProgram(title: title, mediaID: $0, appID: app, page: page) }
        }
    }
}
