"""Prints what Scripts/benchmark.sh measured as tables, then as one JSON object."""
import json
import sys
from pathlib import Path

folder = Path(sys.argv[1])
commit, toolchain, machine = sys.argv[2:5]


def read(name):
    return json.loads((folder / name).read_text())


report = {"commit": commit, "toolchain": toolchain, "machine": machine, "photos": []}
report["filters"], report["stages"], peer = read("filters.json"), read("stages.json"), read("peer.json")
report["peer"] = peer
print(f"{machine}; commit {commit}; {toolchain}\n")
print("| filter, ns per pixel | ours | OpenCV | ours/OpenCV |\n|---|---|---|---|")
for name, value in sorted(report["filters"].items()):
    other = peer.get(name)
    print(f"| {name} | {value:.2f} | {'' if other is None else f'{other:.2f}'} | "
          f"{'' if other is None else f'{value / other:.2f}'} |")
print("\n| stage | ns per pixel |\n|---|---|")
for name, value in report["stages"].items():
    print(f"| {name} | {value:.2f} |")
for path in sorted(folder.glob("photo*.path")):
    names = path.with_suffix(".names").read_text().split()
    runs = dict(zip(names, read(path.stem + ".json")))
    report["photos"].append({"photo": Path(path.read_text().strip()).name, "runs": runs})
    print(f"\n{path.read_text().strip()}\n\n| command | CPU s | peak MB | dermacurve/this |\n|---|---|---|---|")
    for name, run in runs.items():
        ratio = runs["dermacurve"]["cpu_seconds"] / run["cpu_seconds"]
        print(f"| {name} | {run['cpu_seconds']:.3f} | {run['peak_megabytes']:.0f} | {ratio:.3f} |")
if (folder / "batch.json").exists():
    report["batch"] = one, two = read("batch.json")
    print(f"\n24 photos: one lane {one['wall_seconds']:.2f} s, {one['peak_megabytes']:.0f} MB; two lanes "
          f"{two['wall_seconds']:.2f} s, {two['peak_megabytes']:.0f} MB; "
          f"{one['wall_seconds'] / two['wall_seconds']:.2f} times as fast")
print("\n" + json.dumps(report, indent=1, sort_keys=True))
