import Testing

/// What every source file keeps to. A rule that is wrong is changed here, with the reason in the commit.
@Suite struct SourceRules {
    /// Written by a script; long and repetitive on purpose.
    static let own = Tree.files("Sources").filter { !$0.path.hasPrefix("Sources/Embedded/") }

    @Test func thereAreSources() { #expect(Self.own.count > 100) }

    @Test func filesAreShort() {
        let long = (Self.own + Tree.files("Tests")).filter { $0.lines.count > 400 }.map(\.path)
        #expect(long.isEmpty)
    }

    /// Time and chance come from `World`; conditions that input can cause are errors.
    @Test func bannedCallsAreAbsent() {
        let banned = ["Date()", ".random(", "UUID()", "try!", "as!", "fatalError(", "precondition(", "print(\"debug"]
        let allowed: [String: Set<String>] = ["Sources/Kernel/World.swift": ["Date()", ".random("]]
        for file in Self.own {
            for (number, line) in file.code {
                for call in banned where line.contains(call) && !(allowed[file.path]?.contains(call) ?? false) {
                    Issue.record("\(file.path):\(number) uses \(call)")
                }
            }
        }
    }

    /// Each library lives behind one seam.
    @Test func librariesStayBehindTheirSeam() {
        let homes: [String: Set<String>] = [
            "GRDB": ["StorageSQLite"], "GRDBSQLite": ["StorageSQLite"], "CSQLite": ["StorageSQLite"], "CLibPQ": ["StoragePostgres"], "CArchive": ["Exports", "Web"], "CXlsx": ["Sheets"], "CICU": ["Text"], "CPango": ["Pictures"], "CPixels": ["Pictures"], "CQRCode": ["Pictures"],
            "AsyncHTTPClient": ["Connectors", "Simulator"], "Mustache": ["Web"], "CryptoExtras": ["Web", "Connectors"], "Hummingbird": ["Web", "App", "Features", "Simulator"], "ArgumentParser": ["quanzi"],
        ]
        for file in Self.own {
            for (number, line) in file.code {
                guard let library = imported(line), let home = homes[library] else { continue }
                if !home.contains(file.module) { Issue.record("\(file.path):\(number) imports \(library)") }
            }
        }
    }

    /// An arrow only points down.
    @Test func rulesAndKernelImportNothingAbove() {
        let above: Set<String> = ["Storage", "StorageSQLite", "StoragePostgres", "Journal", "Web", "FeatureStores", "FeaturePages", "App", "Exports"]
        for file in Self.own where file.module == "Kernel" || file.path.contains("/Rules/") {
            for (number, line) in file.code {
                if let module = imported(line), above.contains(module) { Issue.record("\(file.path):\(number) imports \(module)") }
            }
        }
        for file in Self.own where file.path.contains("/Store/") {
            for (number, line) in file.code {
                if let module = imported(line), ["FeaturePages", "App", "Hummingbird", "StorageSQLite"].contains(module) {
                    Issue.record("\(file.path):\(number) imports \(module)")
                }
            }
        }
    }

    @Test func namesAreExact() {
        let drawers = ["Manager", "Helper", "Util", "Utils", "Utilities", "Impl", "Misc", "Common"]
        for file in Self.own {
            let name = file.path.split(separator: "/").last.map(String.init) ?? ""
            for drawer in drawers where name.hasSuffix("\(drawer).swift") || file.path.contains("/\(drawer)/") {
                Issue.record("\(file.path) is named like a drawer")
            }
        }
    }

    /// Every file but the command's own says what its module gives away.
    @Test func importsSayWhoSeesThem() {
        for file in Self.own where file.module != "quanzi" {
            for (number, line) in file.code where line.hasPrefix("import ") {
                Issue.record("\(file.path):\(number) imports without public or internal")
            }
        }
    }

    /// Statements name the workspace: a query without it would read another brand's rows.
    @Test func everyTableOfAFeatureBeginsWithTheWorkspace() {
        // Accounts and sessions stand above workspaces.
        let above: Set<Substring> = ["workspace", "staff", "session", "setup_link"]
        let schemas = Tree.files("Sources/Features", ending: ".sql")
        #expect(schemas.count >= 5)
        for file in schemas {
            for table in file.text.split(separator: "CREATE TABLE ").dropFirst() {
                let name = table.prefix { $0 != " " }
                if above.contains(name) { continue }
                #expect(table.contains("PRIMARY KEY (workspace_id"), "\(file.path): \(name)")
            }
            for index in file.text.split(separator: "INDEX ").dropFirst() {
                let target = index.split(separator: "(")[0].split(separator: " ").last ?? ""
                // The secret of a token tells the workspace, not the other way round; so do a connection that a platform calls, a bridge, and a code that a visitor scans, and the address by which staff go off line.
                if above.contains(target) || index.hasPrefix("staff_role") || index.hasPrefix("api_token_secret") || index.hasPrefix("wecom_connection_") || index.hasPrefix("live_code_slug") || index.hasPrefix("channel_code_slug") || index.hasPrefix("channel_duty_address") || index.hasPrefix("bridge_id") { continue }
                #expect(index.contains("(workspace_id"), "\(file.path): index \(index.prefix { $0 != " " })")
            }
        }
    }

    private func imported(_ line: Substring) -> String? {
        for prefix in ["public import ", "internal import ", "import "] where line.hasPrefix(prefix) {
            return line.dropFirst(prefix.count).split(separator: " ").last.map(String.init)
        }
        return nil
    }
}
