"""Listens in all the ways libvirt's binding has, makes things happen, and prints what it heard as JSON."""
import json
import os
import sys
import threading
import time

import libvirt

libvirt.registerErrorHandler(lambda *_: None, None)
libvirt.virEventRegisterDefaultImpl()


def loop():
    while True:
        libvirt.virEventRunDefaultImpl()


threading.Thread(target=loop, daemon=True).start()
heard = []
connection = libvirt.open(sys.argv[1])
domain = connection.lookupByName("test")
connection.domainEventRegister(lambda _c, d, event, _detail, _o: heard.append(["legacy", d.name(), event]), None)
numbers = [
    connection.domainEventRegisterAny(
        domain, libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE, lambda _c, d, event, _detail, _o: heard.append(["own", d.name(), event]), None
    ),
    connection.domainEventRegisterAny(
        None, libvirt.VIR_DOMAIN_EVENT_ID_METADATA_CHANGE, lambda _c, d, kind, _uri, _o: heard.append(["metadata", d.name(), kind]), None
    ),
]
domain.suspend()
domain.resume()
domain.setMetadata(libvirt.VIR_DOMAIN_METADATA_TITLE, "a title", None, None, 0)
other = connection.createXML(
    "<domain type='test'><name>other</name><memory>1024</memory><os><type>hvm</type></os></domain>", 0
)
other.destroy()
deadline = time.time() + 10
while len(heard) < 7 and time.time() < deadline:
    time.sleep(0.01)
for number in numbers:
    connection.domainEventDeregisterAny(number)
connection.close()
print(json.dumps(heard), flush=True)
os._exit(0)  # the loop is still inside libvirt: an ordinary end would take the interpreter from under it
