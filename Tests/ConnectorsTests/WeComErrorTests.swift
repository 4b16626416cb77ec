import Testing
import WeComConnector

@Suite struct WeComErrorTests {
    /// Every code of the platform's list that this software may meet.
    static let table: [(WeComRemedy, [Int])] = [
        (.renewToken, [40001, 40014, 42001]),
        (.backOff, [-1, 6000, 41063, 41078, 41079, 41096, 45033, 45035, 45036]),
        (.rateLimited, [45009]),
        (.startOver, [40007, 40145, 40029, 42003, 42022, 40093, 42012, 50100, 84014, 84015]),
        (.skip, [
            40003, 40096, 40097, 40098, 40099, 40100, 40129, 40128, 40130, 40131, 40143, 40144, 41048, 41093, 41094, 43004, 46004, 49008, 60011, 60021,
            60030, 60111, 60136, 84061, 86001, 86003, 90500, 90501, 90507, 95001, 95002, 95003, 95007, 95013, 95016, 95018, 301048,
        ]),
        (.done, [41049, 41050, 41051, 41053, 42052, 60140]),
        (.permanent, [
            40004, 40005, 40006, 40008, 40009, 40011, 40013, 40031, 40032, 40033, 40035, 40058, 40063, 40068, 40070, 40071, 40072, 40091, 40126, 40201,
            40204, 40206, 41001, 41035, 41046, 41047, 41054, 41055, 41057, 41058, 41064, 41065, 41080, 41081, 41082, 41088, 41089, 41090, 41091, 41095,
            41200, 41201, 41210, 43009, 43012, 44001, 44004, 45002, 45007, 45008, 48001, 48002, 48004, 48005, 48006, 48009, 48011, 50001, 50002, 50003,
            50006, 60020, 60031, 701008, 81013, 81017, 84074, 86005, 86006, 86007, 86008, 86215, 93000, 93004, 93008, 94000, 95000, 95004, 301002,
            301053, 610003, 610004, 610014, 610015, 610016, 42007, 42009, 999_999, .max, .min,
        ]),
        (.permanent, Array(41037...41045)), (.permanent, Array(42014...42020)), (.permanent, Array(42027...42051)),
    ]

    @Test func everyCodeHasItsRemedy() {
        for (remedy, codes) in Self.table {
            for code in codes { #expect(WeComErrorCode(rawValue: code).remedy == remedy, "\(code)") }
        }
    }

    @Test func everyRemedyOfACodeIsInTheTable() {
        #expect(Set(Self.table.map(\.0)) == Set(WeComRemedy.allCases).subtracting([.inDoubt]))
    }

    /// Only what the table names is repeated.
    @Test func nothingElseIsRepeated() {
        let named = Set(Self.table.flatMap(\.1))
        for code in -10...100_000 where !named.contains(code) && code != 0 {
            #expect(WeComErrorCode(rawValue: code).remedy == .permanent, "\(code)")
        }
    }
}
