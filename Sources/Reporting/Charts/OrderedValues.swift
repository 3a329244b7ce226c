extension [Double] {
    /// Of a sorted list, between neighbors by their distance (Hyndman and Fan's type 7).
    func quantile(_ share: Double) -> Double {
        guard let last = indices.last else { return 0 }
        let place = share * Double(last)
        let low = Int(place)
        return self[low] + (place - Double(low)) * (self[Swift.min(low + 1, last)] - self[low])
    }
}
