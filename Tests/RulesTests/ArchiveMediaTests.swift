import FeatureRules
import Testing

@Suite struct ArchiveMediaTests {
    @Test func aPolicyHasItsBounds() throws {
        try ArchiveMediaPolicy.nothing.check()
        try ArchiveMediaPolicy(kinds: Set(ArchiveMediaKind.allCases), megabytes: 100, days: 0).check()
        for megabytes in [Int.min, -1, 0, 101, .max] {
            #expect(throws: ArchiveRefusal.mediaSizeOutOfRange) { try ArchiveMediaPolicy(kinds: [], megabytes: megabytes, days: 1).check() }
        }
        for days in [Int.min, -1, 3651, .max] {
            #expect(throws: ArchiveRefusal.mediaDaysOutOfRange) { try ArchiveMediaPolicy(kinds: [], megabytes: 1, days: days).check() }
        }
        #expect(ArchiveMediaPolicy(kinds: [], megabytes: 20, days: 0).mostBytes == 20 * 1024 * 1024)
    }

    @Test func namesAreNamesOfFiles() {
        for (name, safe) in [
            ("菜单 11月.pdf", "菜单 11月.pdf"), ("../../etc/passwd", "_.._etc_passwd"), ("a\\b:c*d.exe", "a_b_c_d.exe"), ("..", "file-7-0"), ("", "file-7-0"),
            ("\u{202E}fdp.exe", "fdp.exe"), ("a\"\r\nSet-Cookie: x", "a_Set-Cookie_ x"), (" \u{200B}. ", "file-7-0"),
        ] { #expect(ArchiveMediaName.safe(name, kind: .file, number: "7-0") == safe, "\(name)") }
        #expect(ArchiveMediaName.safe("", kind: .voice, number: "7-1") == "voice-7-1.amr")
        #expect(ArchiveMediaName.safe("", kind: .video, number: "7-1") == "video-7-1.mp4")
    }
}
