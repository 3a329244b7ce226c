// Simulated sessions with known truth: coverage of intervals and rates of verdicts and alarms, as a table for
// Documentation/Validation.md. Usage: HealingSimulation [runs] | fuzz [sessions] | speed | watch [runs]
import HealingModel

let arguments = Array(CommandLine.arguments.dropFirst())
let number = arguments.lazy.compactMap { Int($0) }.first

switch arguments.first {
case "fuzz": SessionFuzz(sessions: number ?? 1_000_000).report()
case "speed": HealingSpeed().report()
case "watch":
    World.header()
    WatchSimulation(runs: number ?? 2000).report()
default:
    let runs = number ?? 2000
    World.header()
    for sigma in [0.5, 0.9, 1.4] { SessionSimulation(sigma: sigma, runs: 5 * runs).report() }
    VerdictSimulation(runs: runs).report()
    FamilySimulation(runs: runs).report()
    CohortSimulation(runs: runs).report()
    AlertSimulation(runs: runs).report()
    WatchSimulation(runs: runs).report()
    for patients in [20, 40] { BandSimulation(patients: patients, runs: max(50, runs / 4)).report() }
    for arm in [6, 10, 20] { CourseSimulation(perArm: arm, runs: max(50, runs / 4)).report() }
}
