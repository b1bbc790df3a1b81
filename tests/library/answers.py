#!/usr/bin/python3
"""usage: answers.py URI DOMAIN - prints what python3-libvirt is told of a host and one of its domains, as JSON."""
import json
import sys

import libvirt

libvirt.registerErrorHandler(lambda context, error: None, None)
connection = libvirt.open(sys.argv[1])
domain = connection.lookupByName(sys.argv[2])


def refusal(call):
    try:
        call()
    except libvirt.libvirtError as error:
        return [error.get_error_code(), error.get_error_message()]


INACTIVE = libvirt.VIR_DOMAIN_XML_INACTIVE
CONFIG = libvirt.VIR_DOMAIN_AFFECT_CONFIG
STATS = libvirt.VIR_DOMAIN_STATS_STATE | libvirt.VIR_DOMAIN_STATS_BALLOON | libvirt.VIR_DOMAIN_STATS_BLOCK
[(_, stats)] = connection.domainListGetStats([domain], STATS)
print(json.dumps({
    "type": connection.getType(),
    "version": connection.getVersion(),
    "libVersion": connection.getLibVersion(),
    "hostname": connection.getHostname(),
    "uri": connection.getURI(),
    "maxVcpus": connection.getMaxVcpus("qemu"),
    "nodeInfo": connection.getInfo()[:1] + connection.getInfo()[2:3] + connection.getInfo()[4:],
    "capabilities": connection.getCapabilities(),
    "domainCapabilities": connection.getDomainCapabilities(None, "x86_64", "pc", "qemu"),
    "cpuModels": connection.getCPUModelNames("x86_64"),
    "domains": sorted(each.name() for each in connection.listAllDomains()),
    "networks": sorted(each.name() for each in connection.listAllNetworks()),
    "pools": sorted(each.name() for each in connection.listAllStoragePools()),
    "devices": sorted(each.name() for each in connection.listAllDevices()),
    "filters": sorted(each.UUIDString() for each in connection.listAllNWFilters()),
    "secrets": sorted(each.UUIDString() for each in connection.listAllSecrets()),
    "identity": [domain.name(), domain.UUIDString(), domain.ID()],
    "osType": domain.OSType(),
    "state": domain.state(),
    "info": domain.info()[:4],
    "control": domain.controlInfo()[:2],
    "active": domain.isActive() == 1,
    "persistent": domain.isPersistent() == 1,
    "updated": domain.isUpdated() == 1,
    "autostart": domain.autostart() == 1,
    "managedSave": domain.hasManagedSaveImage() == 1,
    "live": domain.XMLDesc(),
    "inactive": domain.XMLDesc(INACTIVE),
    "title": domain.metadata(libvirt.VIR_DOMAIN_METADATA_TITLE, None, CONFIG),
    "noDescription": refusal(lambda: domain.metadata(libvirt.VIR_DOMAIN_METADATA_DESCRIPTION, None)),
    "vcpus": [domain.vcpusFlags(CONFIG), domain.vcpusFlags(CONFIG | libvirt.VIR_DOMAIN_VCPU_MAXIMUM)],
    "memoryLimits": domain.memoryParameters(CONFIG),
    "scheduler": domain.schedulerParametersFlags(CONFIG),
    "numa": domain.numaParameters(CONFIG),
    "blkio": domain.blkioParameters(CONFIG),
    "perf": domain.perfEvents(CONFIG),
    "block": domain.blockInfo("vda"),
    "blockTune": domain.blockIoTune("vda", CONFIG),
    "job": domain.jobStats()["type"],
    "snapshots": [each.getName() for each in domain.listAllSnapshots()],
    "checkpoints": [each.getName() for each in domain.listAllCheckpoints(libvirt.VIR_DOMAIN_CHECKPOINT_LIST_TOPOLOGICAL)],
    "checkpoint": domain.checkpointLookupByName("two").getXMLDesc(),
    "noSnapshot": refusal(lambda: domain.snapshotLookupByName("none")),
    "noAgent": refusal(lambda: domain.hostname(libvirt.VIR_DOMAIN_GET_HOSTNAME_AGENT)),
    "stats": stats,
}))
