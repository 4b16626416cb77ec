import Testing

@testable import Simulator

/// The talk is written well: everything in it can be read and filled.
@Suite struct SceneTests {
    @Test func everyLineIsRead() {
        let texts = [
            LunchNoon.text, LunchTalk.text, LunchHost.text, PetQuestions.text, PetTalk.text, PetHost.text, CommonTalk.text,
        ]
        for text in texts {
            let lines = text.split(separator: "\n")
            let scenes = Scene.read(text)
            #expect(scenes.count + scenes.reduce(0) { $0 + $1.turns.count } == lines.count)
        }
    }

    @Test(arguments: Trade.allCases) func scenesArePlayable(_ trade: Trade) {
        for scene in trade.scenes {
            let sample = scene.turns.first?.wordings.first?.text ?? "?"
            #expect(scene.weight > 0, "\(sample)")
            #expect(!scene.parts.isEmpty && scene.parts.allSatisfy { DayPart(rawValue: $0) != nil }, "\(sample)")
            #expect(scene.turns.allSatisfy { "abcdovn".contains($0.role) && !$0.wordings.isEmpty }, "\(sample)")
            #expect(scene.turns.first?.isOptional == false, "\(sample)")
            let known: Set = ["ask", "host", "leader", "dog", "cat", "wk", "campaign", "flash", "open", "close", "welcome", "vetcomes"]
            #expect(scene.tags.isSubset(of: known.union(Scene.Tone.allCases.map(\.rawValue))), "\(sample)")
        }
    }

    @Test(arguments: Trade.allCases) func everyPlaceCanBeFilled(_ trade: Trade) {
        for wording in trade.scenes.flatMap(\.turns).flatMap(\.wordings) {
            #expect(SceneRun.unknownPlaces(in: wording.text, trade.words).isEmpty, "\(wording.text)")
            #expect(!wording.text.contains("|") && !wording.text.isEmpty)
        }
    }

    /// An answer to an opening that nobody makes is never said.
    @Test(arguments: Trade.allCases) func openingsExist(_ trade: Trade) {
        for scene in trade.scenes {
            let openings = scene.turns.first?.wordings.reduce(into: Set<Character>()) { $0.formUnion($1.openings) } ?? []
            for turn in scene.turns.dropFirst() {
                for wording in turn.wordings { #expect(wording.openings.isSubset(of: openings), "\(wording.text)") }
            }
        }
    }

    @Test func thereAreManyWordings() {
        let wordings = Set(Trade.allCases.flatMap { $0.scenes.flatMap(\.turns).flatMap(\.wordings).map(\.text) })
        #expect(wordings.count >= 300)
    }

    @Test func noWordIsOutOfSeason() {
        #expect(!Almanac.months(of: "今天太热").contains(11))
        #expect(Almanac.months(of: "今天太热").contains(7))
        #expect(Almanac.months(of: "好吃").count == 12)
        #expect(Almanac.holiday(12) == "元旦")
    }
}
