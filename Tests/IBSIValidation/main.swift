// Prints how many published IBSI values are met: the figures of Documentation/Validation.md. Exit status 1 if any is missed.

import Foundation
import IBSIConformance

var cases = DigitalPhantom.families.map { ("IBSI-1 digital phantom, \($0)", DigitalPhantom.check(family: $0)) }

print("| published values | passed / tested |\n|---|---|")
var total = ConformanceCount()
for (name, count) in cases {
    print("| \(name) | \(count.passed) / \(count.tested) |")
    total.add(count)
}
print("| all | \(total.passed) / \(total.tested) |")
total.misses.forEach { print("missed: \($0)") }
exit(total.misses.isEmpty ? 0 : 1)
