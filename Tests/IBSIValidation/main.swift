// Prints how many published IBSI values are met: the figures of Documentation/Validation.md. Exit status 1 if any is missed.
// Usage: IBSIValidation [CT-IMAGE.nii CT-MASK.nii]   the IBSI-1 CT phantom, unpacked

import Foundation
import IBSIConformance

var cases = DigitalPhantom.families.map { ("IBSI-1 digital phantom, \($0)", DigitalPhantom.check(family: $0)) }
cases.append(
    ("CT-like volume, configurations A and B, MIRP", CTConfiguration.check(.synthetic, against: .ctLike)))
for name in FilterPhantom.cases { cases.append(("filter response \(name)", FilterPhantom.check(name))) }
cases.append(("IBSI-2 case 2.c, published range", FilterPhantom.checkPublishedRange()))
if CommandLine.arguments.count == 3 {
    do {
        let phantom = try CTImage(image: CommandLine.arguments[1], mask: CommandLine.arguments[2])
        cases.append(("IBSI-1 CT phantom, configurations A and B", CTConfiguration.check(phantom, against: .published)))
    } catch {
        FileHandle.standardError.write(Data("validate: the CT phantom cannot be read: \(error)\n".utf8))
        exit(66)
    }
}

print("| values | passed / tested |\n|---|---|")
var total = ConformanceCount()
for (name, count) in cases {
    print("| \(name) | \(count.passed) / \(count.tested) |")
    total.add(count)
}
print("| all | \(total.passed) / \(total.tested) |")
total.misses.forEach { print("missed: \($0)") }
exit(total.misses.isEmpty ? 0 : 1)
