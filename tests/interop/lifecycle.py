#!/usr/bin/python3
"""usage: lifecycle.py URI DOCUMENT - takes a domain through its life and prints the lifecycle events as JSON."""
import json
import os
import sys
import threading

import libvirt

libvirt.registerErrorHandler(lambda context, error: None, None)
libvirt.virEventRegisterDefaultImpl()
over = threading.Event()
events = []


def note(connection, domain, event, detail, opaque):
    events.append([domain.name(), event, detail])
    if event == libvirt.VIR_DOMAIN_EVENT_UNDEFINED:
        over.set()


def loop():
    while True:
        libvirt.virEventRunDefaultImpl()


libvirt.virEventAddTimeout(50, lambda *rest: None, None)
threading.Thread(target=loop, daemon=True).start()
connection = libvirt.open(sys.argv[1])
with open(sys.argv[2]) as document:
    text = document.read()
connection.domainEventRegisterAny(None, libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE, note, None)
domain = connection.defineXML(text)
domain.create()
domain.suspend()
domain.resume()
domain.destroy()
domain.undefine()
over.wait(20)
try:
    connection.lookupByName(domain.name())
except libvirt.libvirtError as error:
    gone = [error.get_error_code(), error.get_error_domain(), error.get_error_level(), error.get_error_message()]
print(json.dumps({"events": events, "gone": gone}), flush=True)
os._exit(0)  # the loop is still inside libvirt: an ordinary end would take the interpreter from under it
