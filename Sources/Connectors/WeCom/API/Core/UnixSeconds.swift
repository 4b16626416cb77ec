internal import Kernel

extension Instant {
    /// As the platform writes times.
    var unixSeconds: Int64 { floorDivide(milliseconds, 1000) }
}
