import Kernel
import Testing

@testable import Exports

@Suite("IRC logs")
struct IRCTests {
    private let utc = ReadOptions(zone: Zone("UTC") ?? .shanghai)
    private var ofTheThird: ReadOptions { ReadOptions(zone: utc.zone, day: LocalDay(year: 2018, month: 1, day: 3)) }

    @Test("irssi: days by its own lines")
    func irssi() throws {
        let text = """
            --- Log opened Tue Jan 02 23:58:00 2018
            23:58 -!- ann [~ann@host.example] has joined #books
            23:58 <@ann> first:  two blanks
            23:59  * ann waves
            --- Day changed Wed Jan 03 2018
            00:00 < bob> second
            00:01 -!- bob is now known as rob
            00:02 -!- mode/#books [+o rob] by ann
            00:03 -!- rob was kicked from #books by ann [bye]
            00:04 -!- ann [~ann@host.example] has quit [Ping timeout: 1 second]
            00:05 -ann:#books- listen
            --- Log closed Wed Jan 03 00:06:00 2018
            no time here
            """
        #expect(try TextReading.lines(.ircLog, text, utc) == [
            "2 2018-01-02T23:58:00 joined ann \"ann [~ann@host.example] has joined #books\"",
            "3 2018-01-02T23:58:00 text ann \"first:  two blanks\"",
            "4 2018-01-02T23:59:00 action ann \"waves\"",
            "6 2018-01-03T00:00:00 text bob \"second\"",
            "7 2018-01-03T00:01:00 nick bob \"rob\"",
            "8 2018-01-03T00:02:00 system  \"mode/#books [+o rob] by ann\"",
            "9 2018-01-03T00:03:00 removed rob>ann \"rob was kicked from #books by ann [bye]\"",
            "10 2018-01-03T00:04:00 left ann \"ann [~ann@host.example] has quit [Ping timeout: 1 second]\"",
            "11 2018-01-03T00:05:00 notice ann \"listen\"",
            "13 !missingTime",
        ])
        #expect(TextReading.recognised(text) == .ircLog)
    }

    @Test("ZNC and energymech: no day in the file, so it is asked for; it goes on when the clock falls")
    func znc() throws {
        let text = """
            [23:59:58] *** Joins: ann (~ann@host.example)
            [23:59:59] <ann> hi <there>
            [00:00:01] * ann is reading
            [00:00:00] *** ann is now known as anna
            [00:00:02] *** Parts: anna (~ann@host.example) (bye)
            [00:00:03] *** bob was kicked by anna (no)
            """
        #expect(throws: ExportError.dayNeeded(.ircLog)) { try TextReading.lines(.ircLog, text, utc) }
        #expect(try TextReading.lines(.ircLog, text, ofTheThird) == [
            "1 2018-01-03T23:59:58 joined ann \"Joins: ann (~ann@host.example)\"",
            "2 2018-01-03T23:59:59 text ann \"hi <there>\"",
            "3 2018-01-04T00:00:01 action ann \"is reading\"",
            "4 2018-01-04T00:00:00 nick ann \"anna\"",
            "5 2018-01-04T00:00:02 left anna \"Parts: anna (~ann@host.example) (bye)\"",
            "6 2018-01-04T00:00:03 removed bob>anna \"bob was kicked by anna (no)\"",
        ])
        #expect(TextReading.recognised(text) == .ircLog)
    }

    @Test("WeeChat: columns with tabs")
    func weeChat() throws {
        let text = "2018-01-02 00:00:01\t-->\tann (~ann@host.example) has joined #books\n2018-01-02 00:00:02\t@ann\thi\n"
            + "2018-01-02 00:00:03\t *\tann waves\n2018-01-02 00:00:04\t--\tann is now known as anna\n"
            + "2018-01-02 00:00:05\t<--\tanna has kicked bob (no)\n2018-01-02 00:00:06\t<--\tanna (~a@h.example) has quit (bye)\n"
        #expect(try TextReading.lines(.ircLog, text, utc) == [
            "1 2018-01-02T00:00:01 joined ann \"ann (~ann@host.example) has joined #books\"",
            "2 2018-01-02T00:00:02 text ann \"hi\"",
            "3 2018-01-02T00:00:03 action ann \"waves\"",
            "4 2018-01-02T00:00:04 nick ann \"anna\"",
            "5 2018-01-02T00:00:05 removed bob>anna \"anna has kicked bob (no)\"",
            "6 2018-01-02T00:00:06 left anna \"anna (~a@h.example) has quit (bye)\"",
        ])
        #expect(TextReading.recognised(text) == .ircLog)
    }

    @Test("HexChat: month names, the year from the first line")
    func hexChat() throws {
        let text = "**** BEGIN LOGGING AT Sun Dec 31 23:00:00 2017\n\nDec 31 23:59:59 <ann>\thi\nJan 01 00:00:00 *\tann (~a@h.example) has left\n"
        #expect(try TextReading.lines(.ircLog, text, utc) == [
            "3 2017-12-31T23:59:59 text ann \"hi\"", "4 2018-01-01T00:00:00 left ann \"ann (~a@h.example) has left\"",
        ])
    }

    @Test("A new day that cannot be read: the lines below are refused, not put on the old day")
    func lostDay() throws {
        let text = "--- Log opened Tue Jan 02 23:58:00 2018\n23:58 <ann> a\n--- Day changed Mi Mär 33 2018\n00:01 <ann> b\n"
            + "--- Day changed 四 1月 04 2018\n00:02 <ann> c\n"
        #expect(try TextReading.lines(.ircLog, text, utc) == [
            "2 2018-01-02T23:58:00 text ann \"a\"", "6 2018-01-04T00:02:00 text ann \"c\"", "3 !badTime", "4 !missingTime",
        ])
    }

    @Test("Plain lines, eggdrop's new day, a nick that only acts like a program")
    func plain() throws {
        let text = "[23:59] <ann> a\n[00:00] --- Thu Jan  4 2018\n[00:01] <ann> b\n[00:02] * ann has joined the club\n"
        #expect(try TextReading.lines(.ircLog, text, ofTheThird) == [
            "1 2018-01-03T23:59:00 text ann \"a\"", "3 2018-01-04T00:01:00 text ann \"b\"",
            "4 2018-01-04T00:02:00 action ann \"has joined the club\"",
        ])
        #expect(TextReading.recognised("[23:59] <ann> a\n") == .ircLog)
    }
}
