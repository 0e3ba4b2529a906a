"""Golden values of src/support/random.ts: python3 random-streams.py > random-streams.json

MurmurHash3_x86_128 from the package mmh3 5 of PyPI, xoroshiro128+ (24, 16, 37) written out here. The generator's state
is the hash of the numbers as little-endian 64-bit integers: words 1 and 2 are the high and low half of s0, words 3 and
4 those of s1. A draw of 53 bits takes the upper 27 and 26 bits of the lower halves of two outputs.
"""

import json
import struct

import mmh3

MASK = (1 << 64) - 1


def turn(x, k):
    return ((x << k) | (x >> (64 - k))) & MASK


def draws(numbers, count):
    digest = mmh3.hash_bytes(struct.pack(f"<{len(numbers)}q", *numbers), 0, False)
    high0, low0, high1, low1 = struct.unpack("<4I", digest)
    s0, s1 = (high0 << 32) | low0, (high1 << 32) | low1
    out = []
    for _ in range(2 * count):
        out.append((s0 + s1) & 0xFFFFFFFF)
        s1 ^= s0
        s0, s1 = turn(s0, 24) ^ s1 ^ ((s1 << 16) & MASK), turn(s1, 37)
    return [((out[2 * i] >> 5) * 2**26 + (out[2 * i + 1] >> 6)) / 2**53 for i in range(count)]


streams = [[0], [1], [1, 0], [1, 1], [1, 2, 3], [-7, 2**40], [2**53 - 1, 5, 6, 7]]
print(json.dumps([{"numbers": numbers, "uniform": draws(numbers, 4)} for numbers in streams], indent=1))
