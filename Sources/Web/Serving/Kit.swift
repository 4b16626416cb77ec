/// The product's files, parsed and checked: what is needed to make a page.
struct Kit: Sendable {
    let templates: Templates
    let texts: Texts
    let shelf: AssetShelf

    init(_ resources: Resources, settings: WebSettings) throws {
        templates = try Templates(resources.views)
        texts = try Texts(files: resources.locales)
        shelf = try AssetShelf(resources.assets, settings: settings)
    }
}
