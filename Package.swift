// swift-tools-version:6.2
// What depends on what. An arrow only points down; Scripts and Tests/TidyTests hold this file and ARCHITECTURE.md together.
import Foundation
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

// One folder per feature for people, three modules for the compiler (docs/decisions/0002).
let features = [
    "Audit", "Blacklist", "Bridge", "ChannelCodes", "Connections", "Contacts", "CustomerGroups", "Groups", "Imports", "Insights", "LiveCodes", "Members", "MessageArchive",
    "Messages", "Reports", "Staff", "Tasks", "Tokens", "Transfers", "Webhooks", "Welcomes",
]
// SwiftPM remembers which folders were there until this file changes: after a feature's first part of a kind, build once with
// --manifest-cache none.
let parts = ["Rules", "Store", "Pages", "Views", "Locales", "Schema", "README.md"]
func existing(_ paths: [String]) -> [String] {
    paths.filter { FileManager.default.fileExists(atPath: "\(Context.packageDirectory)/Sources/Features/\($0)") }
}
func slice(_ part: String) -> [String] { existing(features.map { "\($0)/\(part)" }) }
func others(_ part: String) -> [String] {
    existing(features.flatMap { feature in parts.filter { $0 != part }.map { "\(feature)/\($0)" } })
}

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let log = Target.Dependency.product(name: "Logging", package: "swift-log")

let package = Package(
    name: "quanzi",
    products: [.executable(name: "quanzi", targets: ["quanzi"])],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        .target(name: "Kernel", swiftSettings: strict),
        .target(name: "Storage", dependencies: ["Kernel"], swiftSettings: strict),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .target(
            name: "StorageSQLite",
            dependencies: [
                "CSQLite", "Kernel", "Storage",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(name: "StoragePostgres", dependencies: ["Kernel", "Storage", "CLibPQ"], swiftSettings: strict),
        .target(
            name: "Vault", dependencies: ["Kernel", .product(name: "Crypto", package: "swift-crypto")], swiftSettings: strict),
        .target(name: "Journal", dependencies: ["Kernel", "Storage"], swiftSettings: strict),
        .target(
            name: "WebhookConnector",
            dependencies: [
                "Kernel", "Journal",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            path: "Sources/Connectors/Webhooks", swiftSettings: strict),
        .target(
            name: "WeComConnector",
            dependencies: [
                "Journal", "Kernel", log,
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            path: "Sources/Connectors/WeCom", swiftSettings: strict),
        .target(
            name: "ArchiveConnector", dependencies: [.product(name: "CryptoExtras", package: "swift-crypto")],
            path: "Sources/Connectors/Archive", swiftSettings: strict),
        .target(name: "CICU", linkerSettings: [.linkedLibrary("icuuc")]),
        .target(name: "Text", dependencies: ["Kernel", "CICU"], swiftSettings: strict),
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .target(name: "Exports", dependencies: ["Kernel", "CArchive"], swiftSettings: strict),
        .systemLibrary(name: "CXlsx", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(name: "Sheets", dependencies: ["Kernel", "CXlsx"], swiftSettings: strict),
        .systemLibrary(name: "CQRCode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        .target(name: "CPixels", linkerSettings: [.linkedLibrary("jpeg"), .linkedLibrary("png")]),
        .target(name: "Pictures", dependencies: ["CPango", "CPixels", "CQRCode"], swiftSettings: strict),
        .target(
            name: "Web",
            dependencies: [
                "CArchive", "Kernel", hummingbird, log,
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            exclude: ["Views", "Locales"], swiftSettings: strict),
        .target(
            name: "FeatureRules", dependencies: ["Kernel"], path: "Sources/Features", exclude: others("Rules"),
            sources: slice("Rules"), swiftSettings: strict),
        .target(
            name: "FeatureStores",
            dependencies: [
                "Kernel", "Storage", "Journal", "Text", "Exports", "FeatureRules", "Vault", "Web", "ArchiveConnector", "WebhookConnector", "WeComConnector",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            path: "Sources/Features", exclude: others("Store"), sources: slice("Store"), swiftSettings: strict),
        .target(
            name: "FeaturePages",
            dependencies: [
                "Kernel", "Storage", "Journal", "Exports", "Pictures", "Sheets", "FeatureRules", "FeatureStores", "Web", "WeComConnector", hummingbird, log,
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            path: "Sources/Features", exclude: others("Pages"), sources: slice("Pages"), swiftSettings: strict),
        .target(name: "Embedded", swiftSettings: strict),
        .target(
            name: "Simulator",
            dependencies: [
                "Kernel", "Storage", "StorageSQLite", "Exports", "Journal", "FeatureRules", "FeatureStores", "Embedded",
            ],
            exclude: ["Platform"], swiftSettings: strict),
        .target(
            name: "PlatformSimulator",
            dependencies: [
                "Kernel", "WeComConnector", hummingbird, log,
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            path: "Sources/Simulator/Platform", swiftSettings: strict),
        .target(
            name: "App",
            dependencies: [
                "Simulator",
                "Kernel", "Storage", "StorageSQLite", "StoragePostgres", "Journal", "Text", "Exports", "Embedded", "FeatureRules",
                "FeatureStores", "FeaturePages", "Vault", "Web", "ArchiveConnector", "WebhookConnector", "WeComConnector", hummingbird, log,
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .systemLibrary(name: "CMalloc"),
        .executableTarget(
            name: "quanzi",
            dependencies: [
                "CMalloc",
                "Kernel", "Storage", "Journal", "Exports", "FeatureRules", "FeatureStores", "FeaturePages", "Web", "ArchiveConnector", "WeComConnector", "App",
                "PlatformSimulator", "Simulator", log,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "StorageTests", dependencies: ["Engines", "Kernel", "Storage", "StorageSQLite", "StoragePostgres"],
            swiftSettings: strict),
        .target(
            name: "Engines", dependencies: ["Storage", "StorageSQLite", "StoragePostgres"], path: "Tests/Engines",
            swiftSettings: strict),
        .testTarget(
            name: "SimulatorTests",
            dependencies: [
                "Embedded", "Exports", "FeatureRules", "FeatureStores", "Journal", "Kernel", "Simulator", "Storage", "StorageSQLite",
            ],
            swiftSettings: strict),
        .testTarget(name: "TidyTests", swiftSettings: strict),
        .testTarget(name: "KernelTests", dependencies: ["Kernel"], swiftSettings: strict),
        .testTarget(
            name: "ConnectorsTests", dependencies: ["ArchiveConnector", "Journal", "Kernel", "WebhookConnector", "WeComConnector"], exclude: ["Samples"],
            swiftSettings: strict),
        .testTarget(
            name: "PlatformTests",
            dependencies: [
                "Kernel", "PlatformSimulator", "WeComConnector", hummingbird, log,
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            swiftSettings: strict),
        .testTarget(name: "TextTests", dependencies: ["Text"], swiftSettings: strict),
        .testTarget(name: "JournalTests", dependencies: ["Engines", "Journal", "Kernel", "Storage"], swiftSettings: strict),
        .testTarget(name: "ExportsTests", dependencies: ["CArchive", "Exports", "Kernel"], exclude: ["Samples"], swiftSettings: strict),
        .testTarget(name: "PicturesTests", dependencies: ["Pictures"], swiftSettings: strict),
        .testTarget(name: "SheetsTests", dependencies: ["Kernel", "Sheets"], swiftSettings: strict),
        .testTarget(name: "RulesTests", dependencies: ["FeatureRules", "Kernel"], swiftSettings: strict),
        .testTarget(
            name: "StoreTests",
            dependencies: ["ArchiveConnector", "Embedded", "Engines", "Exports", "FeatureRules", "FeatureStores", "Journal", "Kernel", "Storage", "StorageSQLite", "Vault", "Web", "WeComConnector", .product(name: "CryptoExtras", package: "swift-crypto")],
            swiftSettings: strict),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "App", "Embedded", "Exports", "FeaturePages", "FeatureRules", "FeatureStores", "Journal", "Kernel", "PlatformSimulator", "Storage", "StorageSQLite", "Web", "WeComConnector", hummingbird, log,
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
