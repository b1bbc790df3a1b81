#!/usr/bin/python3
"""Milliseconds from starting QEMU, paused, to its first QMP answer, and what killing it takes: the floor for any daemon."""
import json
import statistics
import subprocess
import time

COMMAND = ["qemu-system-x86_64", "-S", "-machine", "pc,accel=tcg", "-m", "64", "-nodefaults", "-no-user-config",
           "-display", "none", "-chardev", "pty,id=s", "-device", "isa-serial,chardev=s",
           "-device", "virtio-balloon-pci", "-qmp", "stdio"]


def once():
    begun = time.perf_counter()
    qemu = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        while b"QMP" not in qemu.stdout.readline():
            pass
        qemu.stdin.write(b'{"execute": "qmp_capabilities"}\n')
        qemu.stdin.flush()
        qemu.stdout.readline()
        started = time.perf_counter()
        qemu.kill()
        qemu.wait()
        return started - begun, time.perf_counter() - started
    finally:
        qemu.kill()


runs = [once() for _ in range(10)]
print(json.dumps({
    "startMs": statistics.median(run[0] for run in runs) * 1e3,
    "destroyMs": statistics.median(run[1] for run in runs) * 1e3,
}))
