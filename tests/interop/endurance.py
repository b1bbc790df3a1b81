#!/usr/bin/python3
"""usage: endurance.py URI PID CALLS CYCLES - prints the memory of process PID, in MiB, after the work and after as much again."""
import json
import sys

import libvirt

uri, pid, calls, cycles = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
document = """<domain type='qemu'><name>endurance-%d</name><memory unit='MiB'>32</memory><vcpu>1</vcpu>
<os><type arch='x86_64' machine='pc'>hvm</type></os></domain>"""


def resident_mib():
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


def work(connection, call_count, cycle_count):
    for _ in range(call_count):
        connection.numOfDomains()
    for index in range(cycle_count):
        domain = connection.createXML(document % index, libvirt.VIR_DOMAIN_START_PAUSED)
        domain.XMLDesc(0)
        domain.destroy()
    for _ in range(cycle_count):
        libvirt.open(uri).close()


connection = libvirt.open(uri)
work(connection, calls, cycles)  # buffers and heap find their size
before = resident_mib()
work(connection, calls, cycles)
print(json.dumps({"before": before, "after": resident_mib(), "domains": len(connection.listAllDomains(0))}))
