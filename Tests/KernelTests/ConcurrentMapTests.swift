import Kernel
import Testing

@Suite struct ConcurrentMapTests {
    @Test func isMapInOrder() {
        #expect([Int]().concurrentMap { $0 } == [])
        let numbers = Array(0..<1000)
        #expect(numbers.concurrentMap { $0 * $0 } == numbers.map { $0 * $0 })
    }

    @Test func nothingIsAResultToo() {
        let found: [Int?] = [1, 2, 3].concurrentMap { $0 == 2 ? nil : $0 }
        #expect(found == [1, nil, 3])
    }
}
