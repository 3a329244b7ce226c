// Simulated sessions with known truth: coverage of intervals and rates of verdicts and alarms, as a table for
// Documentation/Validation.md. Usage: HealingSimulation [runs]
import HealingModel

let runs = CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 2000

print("| what | setting | result | must be |")
print("|---|---|---|---|")
for sigma in [0.5, 0.9, 1.4] { SessionSimulation(sigma: sigma, runs: 5 * runs).report() }
VerdictSimulation(runs: runs).report()
FamilySimulation(runs: runs).report()
CohortSimulation(runs: runs).report()
AlertSimulation(runs: runs).report()
for patients in [20, 40] { BandSimulation(patients: patients, runs: max(50, runs / 4)).report() }
for arm in [6, 10, 20] { CourseSimulation(perArm: arm, runs: max(50, runs / 4)).report() }
