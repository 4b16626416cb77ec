import Engines
import FeatureRules
import FeatureStores
import Kernel
import Storage
import Testing

/// What a section says of one member is the same whether its list is decoded or only that line.
@Suite(.serialized) struct SectionLineTests {
    @Test(arguments: Engine.available) func oneLineSaysWhatTheListSays(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            var dice = SeededDice(seed: 4)
            try await bench.take(Chat.random(&dice, lines: 900, calls: true).jsonLines, indexed: false)
            try await InsightsDesk(database: bench.database, zones: bench.zones).refresh(ImportBench.ours)
            let members = try await bench.labels(ImportBench.ours).keys.sorted() + [MemberID(1), MemberID(48)]
            try await bench.database.read { tx in
                let workspace = ImportBench.ours
                var roles = 0, risks = 0
                for group in try GroupQueries.all(in: workspace, tx).map(\.id) {
                    let people = try SectionQueries.one(RoleFigures.self, of: group, in: workspace, tx)?.members ?? []
                    let risky = try SectionQueries.one(RiskFigures.self, of: group, in: workspace, tx)?.members ?? []
                    roles += people.count
                    risks += risky.count
                    for member in members {
                        let role = try SectionQueries.role(of: member, in: group, workspace: workspace, tx)
                        #expect(role == people.first { $0.member == member }?.role)
                        let risk = try SectionQueries.risk(of: member, in: group, workspace: workspace, tx)
                        #expect(risk == risky.first { $0.member == member }?.probability)
                        #expect(try SectionQueries.role(of: member, in: group, workspace: ImportBench.theirs, tx) == nil)
                    }
                }
                #expect(roles > 8 && risks > 4)
            }
        }
    }
}
