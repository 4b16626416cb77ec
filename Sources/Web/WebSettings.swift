/// How the server is reached and where its files lie.
public struct WebSettings: Sendable {
    /// `https://quanzi.example.com` if the server stands behind a proxy; nil if it is reached directly by its own address.
    /// Without a slash at its end, as browsers write it in `Origin`.
    public let publicOrigin: String?
    /// `http://127.0.0.1:8080`, where programs on this machine reach it; nil if nobody said.
    public var localOrigin: String?
    /// The proxy in front sets `X-Forwarded-For` and `X-Forwarded-Proto`. Without a proxy anybody could, so it is off.
    public var trustsProxy: Bool
    /// A checkout to read views, texts and assets from at every request; for people who write them.
    public var liveFolder: String?
    /// Where `css/bootstrap.min.css` lies.
    public var bootstrapFolder: String
    /// Where `chart.min.js` lies.
    public var chartsFolder: String

    public init(
        publicOrigin: String? = nil, localOrigin: String? = nil, trustsProxy: Bool = false, liveFolder: String? = nil,
        bootstrapFolder: String = WebSettings.debianBootstrap, chartsFolder: String = WebSettings.debianCharts
    ) {
        var origin = publicOrigin
        while origin?.last == "/" { origin?.removeLast() }
        self.publicOrigin = origin
        self.localOrigin = localOrigin
        self.trustsProxy = trustsProxy
        self.liveFolder = liveFolder
        self.bootstrapFolder = bootstrapFolder
        self.chartsFolder = chartsFolder
    }

    /// Of Debian's package `libjs-bootstrap5`.
    public static let debianBootstrap = "/usr/share/javascript/bootstrap5"
    /// Of Debian's package `libjs-chart.js`.
    public static let debianCharts = "/usr/share/javascript/chart.js"
}
