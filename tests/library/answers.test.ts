/**
 * The library on Debian's libvirtd is told what Debian's own Python binding is told by the same daemon.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import {
  type Connection,
  connect,
  type Domain,
  DomainCheckpointListFlags,
  DomainCreateFlags,
  DomainGetHostnameFlags,
  DomainMetadataType,
  DomainModificationImpact,
  DomainStatsTypes,
  DomainVcpuFlags,
  DomainXMLFlags,
  paramValues,
  VirtError,
} from 'typevirt';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { whyNoReference } from '../../tools/reference-daemon.mjs';
import { repository } from '../../tools/setup/run.mjs';
import { type Host, run, startHost } from '../interop/harness.ts';
import { plainDomain } from './documents.ts';

vi.setConfig({ testTimeout: 180_000 }); // libvirtd asks QEMU what it can do, which takes long on a busy machine

const reason = whyNoReference();
const { config } = DomainModificationImpact;

describe.skipIf(reason)(`libvirtd’s answers${reason ? `: ${reason}` : ''}`, () => {
  let host: Host;
  beforeAll(async () => {
    host = await startHost('libvirtd');
    return () => host[Symbol.asyncDispose]();
  });

  test('are the same to us as to python3-libvirt', async () => {
    await using connection = await connect(host.uri('qemu'));
    const disk = join(host.root, 'asked.qcow2');
    execFileSync('qemu-img', ['create', '-q', '-f', 'qcow2', disk, '1M']);
    const domain = await connection.domainDefineXml(plainDomain('qemu', 'asked', disk));
    await domain.create(DomainCreateFlags.startPaused);
    for (const name of ['one', 'two'])
      await domain.checkpointCreateXml(`<domaincheckpoint><name>${name}</name></domaincheckpoint>`);
    const script = join(repository, 'tests/library/answers.py');
    const { code, stdout, stderr } = await run('/usr/bin/python3', [script, host.uri('qemu'), 'asked']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const ours = { ...(await ofHost(connection)), ...(await ofDomain(connection, domain)) };
    expect(withoutMoving(plain(ours))).toEqual(withoutMoving(JSON.parse(stdout)));
  });
});

async function ofHost(connection: Connection): Promise<Record<string, unknown>> {
  const { model, cpus, nodes, sockets, cores, threads } = await connection.nodeGetInfo();
  const names = (objects: readonly { readonly name: string }[]) => objects.map(({ name }) => name).sort();
  const uuids = (objects: readonly { readonly uuid: string }[]) => objects.map(({ uuid }) => uuid).sort();
  const asked = { emulatorbin: null, arch: 'x86_64', machine: 'pc', virttype: 'qemu' };
  return {
    type: await connection.getType(),
    version: await connection.getVersion(),
    libVersion: await connection.getLibVersion(),
    hostname: await connection.getHostname(),
    uri: await connection.getUri(),
    maxVcpus: await connection.getMaxVcpus('qemu'),
    nodeInfo: [model, cpus, nodes, sockets, cores, threads],
    capabilities: await connection.getCapabilities(),
    domainCapabilities: await connection.getDomainCapabilities(asked),
    cpuModels: await connection.getCpuModelNames('x86_64'),
    domains: names(await connection.listAllDomains()),
    networks: names(await connection.listAllNetworks()),
    pools: names(await connection.listAllStoragePools()),
    devices: names(await connection.listAllNodeDevices()),
    filters: uuids(await connection.listAllNwfilters()),
    secrets: uuids(await connection.listAllSecrets()),
  };
}

async function ofDomain(connection: Connection, domain: Domain): Promise<Record<string, unknown>> {
  const { state, reason: why } = await domain.getState();
  const info = await domain.getInfo();
  const control = await domain.getControlInfo();
  const { capacity, allocation, physical } = await domain.getBlockInfo('vda');
  const { topological } = DomainCheckpointListFlags;
  const wanted = DomainStatsTypes.state | DomainStatsTypes.balloon | DomainStatsTypes.block;
  const [stats] = await connection.getAllDomainStats([domain], wanted);
  const found = await connection.domainLookupByName('asked');
  return {
    identity: [found.name, found.uuid, found.ref.id],
    osType: await domain.getOsType(),
    state: [state, why],
    info: [info.state, info.maxMem, info.memory, info.nrVirtCpu],
    control: [control.state, control.details],
    active: await domain.isActive(),
    persistent: await domain.isPersistent(),
    updated: await domain.isUpdated(),
    autostart: await domain.getAutostart(),
    managedSave: await domain.hasManagedSaveImage(),
    live: await domain.getXmlDesc(),
    inactive: await domain.getXmlDesc(DomainXMLFlags.inactive),
    title: await domain.getMetadata(DomainMetadataType.title, null, config),
    noDescription: await refusal(domain.getMetadata(DomainMetadataType.description)),
    vcpus: [await domain.getVcpusFlags(config), await domain.getVcpusFlags(config | DomainVcpuFlags.maximum)],
    memoryLimits: await domain.getMemoryParameters(config),
    scheduler: await domain.getSchedulerParameters(config),
    numa: await domain.getNumaParameters(config),
    blkio: await domain.getBlkioParameters(config),
    perf: await domain.getPerfEvents(config),
    block: [capacity, allocation, physical],
    blockTune: await domain.getBlockIoTune('vda', config),
    job: (await domain.getJobStats()).type,
    snapshots: (await domain.listAllSnapshots()).map(({ name }) => name),
    checkpoints: (await domain.listAllCheckpoints(topological)).map(({ name }) => name),
    checkpoint: await (await domain.checkpointLookupByName('two')).getXmlDesc(),
    noSnapshot: await refusal(domain.snapshotLookupByName('none')),
    noAgent: await refusal(domain.getHostname(DomainGetHostnameFlags.agent)),
    stats: paramValues(stats?.params ?? []),
  };
}

/** Number and words of an error. */
async function refusal(call: Promise<unknown>): Promise<unknown> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof VirtError ? [error.number, error.message] : error;
}

/** As JSON has it, 64-bit numbers as numbers. */
/** Less what grows between two questions. */
function withoutMoving(answers: unknown): unknown {
  const { stats, ...rest } = answers as { readonly stats: Readonly<Record<string, unknown>> };
  const { 'balloon.rss': _rss, ...still } = stats;
  return { ...rest, stats: still };
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? Number(each) : each)));
}
