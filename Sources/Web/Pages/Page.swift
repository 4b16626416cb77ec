/// A page as a feature hands it over: which view, with which fields, in which frame.
public struct Page: Sendable {
    public enum Frame: Sendable, Equatable {
        /// The console with its navigation; `place` is marked as the current one.
        case console(Place)
        /// One sheet in the middle: sign-in, set-up, errors.
        case plain
        /// What visitors and members open in WeChat: one thing, under the name of the brand, small.
        case member(brand: String)
    }

    public var view: String
    /// Shown in the tab and as the heading of the frame.
    public var title: String
    public var model: any PageModel
    public var frame: Frame
    public var status: Int
    /// Names in `Assets/js`, without the ending.
    public var scripts: [String]
    /// Whose pictures the page may show beside our own: scheme and host; nil for nobody's.
    public var pictureOrigin: String?
    public var cookie: PageCookie?

    /// For a page with charts: Chart.js, and what draws with it. Without them a chart stays the picture it is.
    public static let chartScripts = ["chart.min", "charts"]

    public init(
        _ view: String, title: String, _ model: any PageModel = EmptyModel(), frame: Frame, status: Int = 200,
        scripts: [String] = []
    ) {
        self.view = view
        self.title = title
        self.model = model
        self.frame = frame
        self.status = status
        self.scripts = scripts
    }
}
