/// QR codes of one size: version 5, level L, mask 0 (ISO/IEC 18004), which hold an address of up to 106 bytes.
enum CodePicture {
    private static let side = 37
    private static let dataBytes = 108
    private static let checkBytes = 26
    /// Level L and mask 0 with their check bits.
    private static let format = 0b111_0111_1100_0100

    /// Scalable, with the quiet zone around it; empty for an address that is too long.
    static func svg(_ text: String) -> String {
        guard text.utf8.count <= dataBytes - 2 else { return "" }
        let modules = modules(Array(text.utf8))
        var path = ""
        for row in 0..<side {
            for column in 0..<side where modules[row][column] { path += "M\(column + 4) \(row + 4)h1v1h-1z" }
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side + 8) \(side + 8)" width="260" height="260" role="img" aria-label="二维码">\
            <rect width="100%" height="100%" fill="#fff"/><path d="\(path)" fill="#000"/></svg>
            """
    }

    private static func modules(_ text: [UInt8]) -> [[Bool]] {
        var (modules, isFixed) = frame()
        let bytes = codewords(text)
        var bit = 0, column = side - 1, goesUp = true
        while column > 0 {
            // The column of the timing pattern holds nothing.
            if column == 6 { column -= 1 }
            for step in 0..<side {
                let row = goesUp ? side - 1 - step : step
                for place in [column, column - 1] where !isFixed[row][place] {
                    let value = bit < bytes.count * 8 && bytes[bit / 8] >> (7 - bit % 8) & 1 == 1
                    modules[row][place] = value != ((row + place) % 2 == 0)
                    bit += 1
                }
            }
            goesUp.toggle()
            column -= 2
        }
        return modules
    }

    /// What is the same in every code of this size, and where it is.
    private static func frame() -> (modules: [[Bool]], isFixed: [[Bool]]) {
        var modules = Array(repeating: Array(repeating: false, count: side), count: side), isFixed = modules
        func set(_ row: Int, _ column: Int, _ value: Bool) {
            guard (0..<side).contains(row), (0..<side).contains(column) else { return }
            modules[row][column] = value
            isFixed[row][column] = true
        }
        for place in 0..<side {
            set(6, place, place % 2 == 0)
            set(place, 6, place % 2 == 0)
        }
        for (top, left) in [(0, 0), (0, side - 7), (side - 7, 0)] {
            for row in -1...7 {
                for column in -1...7 {
                    let ring = max(abs(row - 3), abs(column - 3))
                    set(top + row, left + column, ring != 2 && ring != 4)
                }
            }
        }
        for row in -2...2 { for column in -2...2 { set(30 + row, 30 + column, max(abs(row), abs(column)) != 1) } }
        for bit in 0..<15 {
            let value = format >> bit & 1 == 1
            // Once around the first corner, once beside the two others.
            set(bit < 6 ? bit : bit < 8 ? bit + 1 : side - 15 + bit, 8, value)
            set(8, bit < 8 ? side - 1 - bit : bit < 9 ? 7 : 14 - bit, value)
        }
        set(side - 8, 8, true)
        return (modules, isFixed)
    }

    private static func codewords(_ text: [UInt8]) -> [UInt8] {
        // Mode 4 (bytes) and the length, half a byte off.
        var data: [UInt8] = [0x40 | UInt8(text.count >> 4)]
        var rest = UInt8(text.count & 15)
        for byte in text {
            data.append(rest << 4 | byte >> 4)
            rest = byte & 15
        }
        data.append(rest << 4)
        var isFirst = true
        while data.count < dataBytes {
            data.append(isFirst ? 0xEC : 0x11)
            isFirst.toggle()
        }
        return data + check(data)
    }

    /// Reed–Solomon over GF(256) with 0x11D.
    private static func check(_ data: [UInt8]) -> [UInt8] {
        var generator: [UInt8] = Array(repeating: 0, count: checkBytes - 1) + [1], root: UInt8 = 1
        for _ in 0..<checkBytes {
            for place in 0..<checkBytes {
                generator[place] = multiply(generator[place], root) ^ (place + 1 < checkBytes ? generator[place + 1] : 0)
            }
            root = multiply(root, 2)
        }
        var remainder = Array(repeating: UInt8(0), count: checkBytes)
        for byte in data {
            let factor = byte ^ remainder.removeFirst()
            remainder.append(0)
            for place in 0..<checkBytes { remainder[place] ^= multiply(generator[place], factor) }
        }
        return remainder
    }

    private static func multiply(_ a: UInt8, _ b: UInt8) -> UInt8 {
        var product: UInt8 = 0
        for bit in stride(from: 7, through: 0, by: -1) {
            product = product << 1 ^ (product >> 7 == 1 ? 0x1D : 0)
            if b >> bit & 1 == 1 { product ^= a }
        }
        return product
    }
}
