#!/usr/bin/python3
"""Measures one daemon through libvirt's own Python binding and prints one JSON object of figures.

usage: measure.py SOCKET calls|documents|guests|volume|list COUNT [PID]
       measure.py SOCKET corpus 0 FILE

calls      small calls: rate and slowest percentile of one client, rate of eight client processes
documents  define, dumpxml and undefine of COUNT domains
guests     COUNT guests started paused, then destroyed; memory of process PID while they run
volume     a volume of COUNT MiB sent up and down again
list       waits until COUNT domains are there, then lists them and asks for their statistics; memory of process PID
corpus     define, dumpxml and undefine of each document in FILE, a JSON array; those that are refused are left out
"""
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import uuid

import libvirt

SECONDS = 2.0
URI = "qemu+unix:///system?socket=" + sys.argv[1]


def domain_xml(name, memory_mib=64):
    return f"""<domain type='qemu'>
  <name>{name}</name>
  <uuid>{uuid.uuid4()}</uuid>
  <memory unit='MiB'>{memory_mib}</memory>
  <vcpu>1</vcpu>
  <os><type arch='x86_64' machine='pc'>hvm</type></os>
  <features><acpi/></features>
  <devices>
    <emulator>/usr/bin/qemu-system-x86_64</emulator>
    <serial type='pty'/>
    <console type='pty'/>
    <memballoon model='virtio'/>
  </devices>
</domain>"""


def seconds(work):
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def rate(work, items):
    return len(items) / seconds(lambda: [work(item) for item in items])


def calls_per_second(connection):
    begun, count = time.perf_counter(), 0
    while time.perf_counter() - begun < SECONDS:
        connection.numOfDomains()
        count += 1
    return count / (time.perf_counter() - begun)


def calls(count):
    connection = libvirt.open(URI)
    calls_per_second(connection)  # warm
    one = calls_per_second(connection)
    latencies = sorted(seconds(connection.numOfDomains) for _ in range(count))
    clients = [
        subprocess.Popen([sys.executable, __file__, sys.argv[1], "client", "0"],
                         stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for _ in range(8)
    ]
    for client in clients:
        client.stdout.readline()
    for client in clients:
        client.stdin.write(b"go\n")
        client.stdin.flush()
    eight = sum(float(client.communicate()[0]) for client in clients)
    return {
        "callsPerSecond": one,
        "callP99Us": latencies[count * 99 // 100] * 1e6,
        "callsPerSecondOf8": eight,
    }


def client():
    connection = libvirt.open(URI)
    print("ready", flush=True)
    sys.stdin.readline()
    print(calls_per_second(connection))


def documents(count):
    connection = libvirt.open(URI)
    texts = [domain_xml(f"bench-document-{index}") for index in range(count)]
    domains = []
    connection.defineXML(domain_xml("bench-warm")).undefine()  # either may look at QEMU first
    return {
        "definePerSecond": rate(lambda text: domains.append(connection.defineXML(text)), texts),
        "dumpPerSecond": rate(lambda domain: domain.XMLDesc(0), domains),
        "undefinePerSecond": rate(lambda domain: domain.undefine(), domains),
    }


def guests(count, pid):
    connection = libvirt.open(URI)
    starts, ends, domains = [], [], []
    connection.createXML(domain_xml("bench-warm"), libvirt.VIR_DOMAIN_START_PAUSED).destroy()
    for index in range(count):
        text = domain_xml(f"bench-run-{index}")
        starts.append(seconds(
            lambda: domains.append(connection.createXML(text, libvirt.VIR_DOMAIN_START_PAUSED))))
    time.sleep(2)
    resident = resident_mib(pid)
    for domain in domains:
        ends.append(seconds(domain.destroy))
    return {
        "startMs": statistics.median(starts) * 1e3,
        "destroyMs": statistics.median(ends) * 1e3,
        "residentMiB": resident,
    }


def resident_mib(pid):
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


def corpus(path):
    connection = libvirt.open(URI)

    def store(text):
        domain = connection.defineXML(text)
        domain.XMLDesc(0)
        domain.undefineFlags(libvirt.VIR_DOMAIN_UNDEFINE_KEEP_NVRAM)

    def is_accepted(text):
        try:
            store(text)
            return True
        except libvirt.libvirtError:
            return False

    with open(path) as file:
        accepted = [text for text in json.load(file) if is_accepted(text)]
    return {"documentsPerSecond": rate(store, accepted)} if accepted else {}


def volume(mebibytes):
    connection = libvirt.open(URI)
    with tempfile.TemporaryDirectory() as folder:
        pool = connection.storagePoolCreateXML(
            f"<pool type='dir'><name>bench</name><target><path>{folder}</path></target></pool>")
        size, piece = mebibytes << 20, os.urandom(1 << 20)
        made = pool.createXML(f"<volume><name>bench.raw</name><capacity>{size}</capacity></volume>")

        def upload():
            stream = connection.newStream(0)
            made.upload(stream, 0, size, 0)
            for _ in range(mebibytes):
                sent = 0
                while sent < len(piece):
                    sent += stream.send(piece[sent:sent + 262144])
            stream.finish()

        def download():
            stream = connection.newStream(0)
            made.download(stream, 0, size, 0)
            while stream.recv(262120):
                pass
            stream.finish()

        upload()  # warm
        figures = {
            "uploadMiBPerSecond": mebibytes / statistics.median(seconds(upload) for _ in range(3)),
            "downloadMiBPerSecond": mebibytes / statistics.median(seconds(download) for _ in range(3)),
        }
        made.delete(0)
        pool.destroy()
    return figures


def list_all(count, pid):
    connection = libvirt.open(URI)
    while len(connection.listAllDomains(0)) < count:
        time.sleep(0.005)
    ready = time.time()
    return {
        "residentMiB": resident_mib(pid),
        "readyAtS": ready,
        "listMs": statistics.median(seconds(lambda: connection.listAllDomains(0)) for _ in range(5)) * 1e3,
        "statsMs": statistics.median(seconds(lambda: connection.getAllDomainStats(0, 0)) for _ in range(3)) * 1e3,
    }


libvirt.registerErrorHandler(lambda context, error: None, None)
phase, amount = sys.argv[2], int(sys.argv[3])
if phase == "client":
    client()
else:
    phases = {
        "calls": lambda: calls(amount),
        "documents": lambda: documents(amount),
        "guests": lambda: guests(amount, int(sys.argv[4])),
        "volume": lambda: volume(amount),
        "list": lambda: list_all(amount, int(sys.argv[4])),
        "corpus": lambda: corpus(sys.argv[4]),
    }
    print(json.dumps(phases[phase]()))
