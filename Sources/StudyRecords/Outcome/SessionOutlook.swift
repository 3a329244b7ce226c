/// What the other sessions of its stratum say about one session.
package struct SessionOutlook: Sendable, Hashable, Codable {
    /// Score of one photo in what the patient's earlier photos and the cohort let expect.
    package struct Score: Sendable, Hashable, Codable {
        package var hours: Double
        package var value: Double
        package var z: Double

        package init(hours: Double, value: Double, z: Double) {
            self.hours = hours
            self.value = value
            self.z = z
        }
    }

    /// Median and 95 % interval of a photo yet to be taken.
    package struct NextPhoto: Sendable, Hashable, Codable {
        package var hours: Double
        package var low: Double
        package var median: Double
        package var high: Double

        package init(hours: Double, low: Double, median: Double, high: Double) {
            self.hours = hours
            self.low = low
            self.median = median
            self.high = high
        }
    }

    /// Name of the stratum, as in cohort.csv.
    package var stratum: String
    /// Half-time shrunken to the stratum, with its 95 % posterior interval.
    package var halfTimeHours: Double
    package var halfTimeLowHours: Double
    package var halfTimeHighHours: Double
    package var next: NextPhoto?
    /// Photos from 24 h on, in order of time.
    package var scores: [Score]

    package init(
        stratum: String, halfTimeHours: Double, halfTimeLowHours: Double, halfTimeHighHours: Double, next: NextPhoto?,
        scores: [Score]
    ) {
        self.stratum = stratum
        self.halfTimeHours = halfTimeHours
        self.halfTimeLowHours = halfTimeLowHours
        self.halfTimeHighHours = halfTimeHighHours
        self.next = next
        self.scores = scores
    }
}
