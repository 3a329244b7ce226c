import StudyRecords

/// How the means of a region's pixel channels would move if the light were a little other than the calibration says.
struct LightShifts: Sendable {
    struct Patch: Sendable {
        let name: String
        let shift: [Double]
    }

    /// One for each patch of the card nearest to skin.
    var patches: [Patch] = []
    /// One for each color channel: noise of one standard deviation in every pixel of that channel at once.
    var noise: [[Double]] = []

    /// Finite differences through the formula: the root mean square over patches, and the noise of independent pixels.
    func fill(
        _ errors: inout ErrorBudget, means: [Double], value: Double, pixels: Double, _ formula: ([Double]) -> Double?
    ) {
        let shifts = patches.compactMap { patch in
            moved(means, by: patch.shift, value, formula).map { PatchShift(patch: patch.name, shift: $0) }
        }
        if !patches.isEmpty, shifts.count == patches.count {
            errors.patchShifts = shifts
            errors.calibration = PatchShift.rootMeanSquare(shifts)
        }
        let noisy = noise.compactMap { moved(means, by: $0, value, formula) }
        if !noise.isEmpty, noisy.count == noise.count {
            errors.noise = (noisy.reduce(0) { $0 + $1 * $1 } / pixels).squareRoot()
        }
    }

    private func moved(
        _ means: [Double], by shift: [Double], _ value: Double, _ formula: ([Double]) -> Double?
    ) -> Double? {
        guard shift.count == means.count, let other = formula(zip(means, shift).map { $0 + $1 }), other.isFinite else {
            return nil
        }
        return other - value
    }
}
