import PlatformSimulator
import Testing

@Suite struct SimulatedCorpTests {
    @Test func itHasItsID() { #expect(SimulatedCorp(id: "ww1").id == "ww1") }
}
