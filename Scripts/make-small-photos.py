"""A study of many small photos for Scripts/endurance.sh: skin-colored noise, one region, times in the folder names.

Usage: make-small-photos.py FOLDER SUBJECTS VISITS
"""
import datetime
import os
import random
import struct
import sys
import zlib


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def photo(seed, redness, side=48):
    noise = random.Random(seed)
    rows = bytearray()
    for _ in range(side):
        rows.append(0)
        for _ in range(side):
            jitter = noise.randrange(-6, 7)
            rows += bytes((178 + jitter, 140 - redness + jitter, 122 - redness + jitter))
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(rows), 1))
            + chunk(b"IEND", b""))


folder, subjects, visits = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
start = datetime.datetime(2026, 1, 10, 9, 30)
with_sessions = ["subject,treated_at"]
for subject in range(subjects):
    name = f"S{subject:05d}"
    with_sessions.append(f"{name},2026-01-11T08:00")
    for visit in range(visits):
        time = start + datetime.timedelta(days=visit)
        place = f"{folder}/{name}/{time:%Y-%m-%dT%H%M}"
        os.makedirs(place, exist_ok=True)
        rise = 0 if visit == 0 else int(20 * 0.5 ** (visit / 3))
        with open(place + "/cheek.png", "wb") as file:
            file.write(photo(subject * 1000 + visit, rise))
with open(folder + "/treatments.csv", "w") as file:
    file.write("\n".join(with_sessions) + "\n")
