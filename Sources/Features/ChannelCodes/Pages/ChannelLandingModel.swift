internal import FeatureStores
internal import Web

/// What a visitor of a channel code sees.
struct ChannelLandingModel: PageModel {
    let landing: ChannelLandingDesk.Landing
    let voice: Voice

    /// The platform's own picture, if it is an address of one.
    var picture: String? { landing.qrCode.flatMap { Origin.of($0) == nil ? nil : $0 } }

    func value(_ field: String) -> PageValue? {
        switch field {
        case "heading": .text(voice.say("channel-landing.title", ["brand": landing.brand]))
        case "guide": .text(landing.guide.isEmpty ? nil : landing.guide)
        case "picture": .text(picture)
        case "alt": .text(voice.say("channel-landing.alt", ["brand": landing.brand]))
        case "isBeingMade": .flag(landing.isBeingMade)
        case "isSlow": .flag(landing.isSlow)
        default: nil
        }
    }

    /// The page, for the address that group codes and channel codes share.
    static func page(_ landing: ChannelLandingDesk.Landing, _ voice: Voice) -> Page {
        let model = ChannelLandingModel(landing: landing, voice: voice)
        var page = Page(
            "ChannelCodes/landing", title: voice.say("channel-landing.title", ["brand": landing.brand]), model, frame: .member(brand: landing.brand))
        page.pictureOrigin = model.picture.flatMap(Origin.of)
        return page
    }
}
