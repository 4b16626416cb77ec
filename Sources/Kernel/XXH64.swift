/// XXH64 by Yann Collet (BSD; written anew from its specification): a fast 64-bit hash that is the same on every machine
/// and in every version, so it can be stored. Not for secrets.
public enum XXH64 {
    private static let p1: UInt64 = 0x9E37_79B1_85EB_CA87
    private static let p2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
    private static let p3: UInt64 = 0x1656_67B1_9E37_79F9
    private static let p4: UInt64 = 0x85EB_CA77_C2B2_AE63
    private static let p5: UInt64 = 0x27D4_EB2F_1656_67C5

    public static func hash(_ bytes: [UInt8], seed: UInt64 = 0) -> UInt64 {
        bytes.withUnsafeBytes { hash($0, seed: seed) }
    }

    public static func hash(_ bytes: UnsafeRawBufferPointer, seed: UInt64 = 0) -> UInt64 {
        let count = bytes.count
        var at = 0
        func word(_ offset: Int) -> UInt64 { UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) }
        var h: UInt64
        if count >= 32 {
            var (v1, v2, v3, v4) = (seed &+ p1 &+ p2, seed &+ p2, seed, seed &- p1)
            while at + 32 <= count {
                v1 = round(v1, word(at))
                v2 = round(v2, word(at + 8))
                v3 = round(v3, word(at + 16))
                v4 = round(v4, word(at + 24))
                at += 32
            }
            h = rotate(v1, 1) &+ rotate(v2, 7) &+ rotate(v3, 12) &+ rotate(v4, 18)
            h = (h ^ round(0, v1)) &* p1 &+ p4
            h = (h ^ round(0, v2)) &* p1 &+ p4
            h = (h ^ round(0, v3)) &* p1 &+ p4
            h = (h ^ round(0, v4)) &* p1 &+ p4
        } else {
            h = seed &+ p5
        }
        h &+= UInt64(count)
        while at + 8 <= count {
            h = rotate(h ^ round(0, word(at)), 27) &* p1 &+ p4
            at += 8
        }
        if at + 4 <= count {
            let half = UInt64(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self)))
            h = rotate(h ^ (half &* p1), 23) &* p2 &+ p3
            at += 4
        }
        while at < count {
            h = rotate(h ^ (UInt64(bytes[at]) &* p5), 11) &* p1
            at += 1
        }
        return mix(h)
    }

    /// Combines two hashes; order matters.
    public static func combine(_ a: UInt64, _ b: UInt64) -> UInt64 { mix(rotate(a, 31) &* p1 ^ b &* p2) }

    private static func mix(_ x: UInt64) -> UInt64 {
        var h = x
        h = (h ^ (h >> 33)) &* p2
        h = (h ^ (h >> 29)) &* p3
        return h ^ (h >> 32)
    }

    @inline(__always)
    private static func round(_ accumulator: UInt64, _ input: UInt64) -> UInt64 {
        rotate(accumulator &+ input &* p2, 31) &* p1
    }

    @inline(__always)
    private static func rotate(_ x: UInt64, _ bits: UInt64) -> UInt64 { x << bits | x >> (64 - bits) }
}
