/** Bodies of the commands that look at domains. */
import {
  ConnectGetAllDomainStatsFlags,
  DomainInterfaceAddressesSource,
  DomainSetTimeFlags,
  DomainStatsTypes,
  type Domain,
  DomainXMLFlags,
} from 'typevirt';
import { attempt, Failure, isUnsupported } from '../failure.ts';
import { formatUtcTime } from '../output/values.ts';
import { findAll, firstValue, parseXml, valueAt } from '../xml/tree.ts';
import type { monitorRows } from '../table/monitor.ts';
import type { Bodies } from './body.ts';
import { describeDisks, showBlockInfo } from './blocks.ts';
import { domainOf, findDomain } from './find.ts';
import { impactOf } from './impact.ts';
import { domainInfoFields } from './domain-info.ts';
import { listDomains } from './list.ts';
import type { Values } from './params.ts';
import { blockStatLines, memoryStatNames } from './stat-names.ts';
import {
  addressTypes,
  controlErrors,
  controlStates,
  diskErrors,
  domainStates,
  stateReason,
  wordFor,
} from './words.ts';

export const bodies: Bodies<typeof monitorRows> = {
  async list(args, { connection, out }) {
    await listDomains(await connection(), args, out);
  },

  async dominfo(args, shell) {
    const domain = await domainOf(args, shell);
    shell.out.record(await domainInfoFields(domain, await shell.connection()));
  },

  async domstate(args, shell) {
    const domain = await domainOf(args, shell);
    const { state, reason } = await domain.getState();
    const word = wordFor(domainStates, state, 'no state');
    const why = stateReason(state, reason);
    shell.out.show({ state: word, reason: why }, args.has('reason') ? `${word} (${why})\n` : `${word}\n`);
  },

  async domblklist(args, shell) {
    const domain = await domainOf(args, shell);
    const inactive = args.has('inactive') ? DomainXMLFlags.inactive : 0;
    const disks = describeDisks(await domain.getXmlDesc(inactive));
    const place = [
      { title: 'Target', show: (disk: (typeof disks)[number]) => disk.target },
      { title: 'Source', show: (disk: (typeof disks)[number]) => disk.source ?? '-' },
    ];
    const kind = [
      { title: 'Type', show: (disk: (typeof disks)[number]) => disk.type },
      { title: 'Device', show: (disk: (typeof disks)[number]) => disk.device },
    ];
    shell.out.table(args.has('details') ? [...kind, ...place] : place, disks);
  },

  async domblkinfo(args, shell) {
    await showBlockInfo(args, shell);
  },

  async domblkstat(args, shell) {
    const domain = await domainOf(args, shell);
    const device = args.text('device') ?? '';
    const human = args.has('human');
    const message = `Failed to get block stats ${args.required('domain')} ${device}`;
    const stats = await readBlockStats(domain, device, message);
    const shownDevice = human ? '' : device;
    const lines = blockStatLines(stats, human).map(
      ({ label, value }) => `${shownDevice} ${label} ${value}\n`,
    );
    shell.out.show(stats, (human ? `Device: ${device}\n` : '') + lines.join(''));
  },

  async domblkerror(args, shell) {
    const domain = await domainOf(args, shell);
    const errors = (await domain.getDiskErrors()).map(({ disk, error }) => ({
      disk,
      error: wordFor(diskErrors, error, 'unknown error'),
    }));
    const lines = errors.map(({ disk, error }) => `${disk}: ${error}\n`);
    shell.out.show(errors, lines.length === 0 ? 'No errors found\n' : lines.join(''));
  },

  async domiflist(args, shell) {
    const domain = await domainOf(args, shell);
    const document = parseXml(await domain.getXmlDesc(args.has('inactive') ? DomainXMLFlags.inactive : 0));
    const interfaces = findAll(document, 'devices/interface').map((each) => ({
      interface: valueAt(each, 'target/@dev') ?? null,
      type: valueAt(each, '@type') ?? '',
      source:
        firstValue(
          each,
          'source/@bridge',
          'source/@dev',
          'source/@network',
          'source/@name',
          'source/@path',
        ) ?? null,
      model: valueAt(each, 'model/@type') ?? null,
      mac: valueAt(each, 'mac/@address') ?? null,
    }));
    const column = (title: string, key: keyof (typeof interfaces)[number]) => ({
      title,
      show: (each: (typeof interfaces)[number]) => each[key] || '-',
    });
    shell.out.table(
      [
        column('Interface', 'interface'),
        column('Type', 'type'),
        column('Source', 'source'),
        column('Model', 'model'),
        column('MAC', 'mac'),
      ],
      interfaces,
    );
  },

  async domifstat(args, shell) {
    const domain = await domainOf(args, shell);
    const device = args.required('interface');
    const message = `Failed to get interface stats ${args.required('domain')} ${device}`;
    const stats = await attempt(message, () => domain.interfaceStats(device));
    const named = {
      rx_bytes: stats.rxBytes,
      rx_packets: stats.rxPackets,
      rx_errs: stats.rxErrs,
      rx_drop: stats.rxDrop,
      tx_bytes: stats.txBytes,
      tx_packets: stats.txPackets,
      tx_errs: stats.txErrs,
      tx_drop: stats.txDrop,
    };
    const known = Object.entries(named).filter(([, value]) => value >= 0n);
    shell.out.show(named, known.map(([name, value]) => `${device} ${name} ${value}\n`).join(''));
  },

  async 'domif-getlink'(args, shell) {
    const written = args.required('interface');
    const domain = await domainOf(args, shell);
    const document = parseXml(await domain.getXmlDesc(args.has('config') ? DomainXMLFlags.inactive : 0));
    const isMac = /^([0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(written);
    const found = findAll(document, 'devices/interface').filter((each) =>
      isMac
        ? valueAt(each, 'mac/@address')?.toLowerCase() === written.toLowerCase()
        : valueAt(each, 'target/@dev') === written,
    );
    if (found.length === 0) throw new Failure(`Interface (${isMac ? 'mac' : 'dev'}: ${written}) not found.`);
    if (found.length > 1) throw new Failure('multiple matching interfaces found');
    const state = valueAt(found[0], 'link/@state') ?? 'up';
    shell.out.show({ interface: written, state }, `${written} ${state}`);
  },

  async domifaddr(args, shell) {
    const only = args.text('interface');
    const source = args.text('source') ?? 'lease';
    const number = {
      lease: DomainInterfaceAddressesSource.lease,
      agent: DomainInterfaceAddressesSource.agent,
      arp: DomainInterfaceAddressesSource.arp,
    }[source];
    if (number === undefined) throw new Failure(`Unknown data source '${source}'`);
    const domain = await domainOf(args, shell);
    const interfaces = await attempt('Failed to query for interfaces addresses', () =>
      domain.interfaceAddresses(number),
    );
    const wanted = interfaces.filter(({ name }) => only === undefined || name === only);
    const full = args.has('full');
    const lines = wanted.flatMap(({ name, hwaddr, addrs }) => {
      const head = (first: boolean): string => {
        const [shownName, shownMac] = first || full ? [name, hwaddr ?? 'N/A'] : ['-', '-'];
        return ` ${shownName.padEnd(10)} ${shownMac.padEnd(17)}    `;
      };
      if (addrs.length === 0) return [`${head(true)}${'N/A'.padEnd(12)} N/A\n`];
      return addrs.map(
        ({ type, addr, prefix }, at) =>
          `${head(at === 0)}${wordFor(addressTypes, type, '').padEnd(12)} ${addr}/${prefix}\n`,
      );
    });
    const title = ` ${'Name'.padEnd(10)} ${'MAC address'.padEnd(20)} ${'Protocol'.padEnd(8)}     Address\n${'-'.repeat(79)}\n`;
    shell.out.show(
      wanted.map(({ addrs, ...rest }) => ({
        ...rest,
        addrs: addrs.map((each) => ({ ...each, type: wordFor(addressTypes, each.type, '') })),
      })),
      (shell.out.quiet ? '' : title) + lines.join(''),
    );
  },

  async domcontrol(args, shell) {
    const domain = await domainOf(args, shell);
    const { state, details, stateTime } = await domain.getControlInfo();
    const word =
      state === 3 ? `error: ${wordFor(controlErrors, details, 'unknown')}` : wordFor(controlStates, state);
    const isTimed = state !== 0 && state !== 3;
    shell.out.show(
      { state: wordFor(controlStates, state), details, stateTimeMs: stateTime },
      isTimed ? `${word} (${(Number(stateTime) / 1000).toFixed(3)}s)\n` : `${word}\n`,
    );
  },

  async dommemstat(args, shell) {
    const domain = await domainOf(args, shell);
    const flags = impactOf(args);
    const period = args.int('period');
    if (period !== undefined) {
      if (period < 0) throw new Failure(`Invalid collection period value '${period}'`);
      await attempt('Unable to change balloon collection period.', () =>
        domain.setMemoryStatsPeriod(period, flags),
      );
      return;
    }
    const message = `Failed to get memory statistics for domain ${args.required('domain')}`;
    const stats = await attempt(message, () => domain.memoryStats());
    const named = stats.flatMap(({ tag, val }) =>
      memoryStatNames[tag] === undefined ? [] : [[memoryStatNames[tag], val] as const],
    );
    shell.out.show(Object.fromEntries(named), named.map(([name, value]) => `${name} ${value}\n`).join(''));
  },

  async domstats(args, shell) {
    const connection = await shell.connection();
    const stats = args.flags({
      state: DomainStatsTypes.state,
      'cpu-total': DomainStatsTypes.cpuTotal,
      balloon: DomainStatsTypes.balloon,
      vcpu: DomainStatsTypes.vcpu,
      interface: DomainStatsTypes.interface,
      block: DomainStatsTypes.block,
      perf: DomainStatsTypes.perf,
      iothread: DomainStatsTypes.iothread,
      memory: DomainStatsTypes.memory,
      dirtyrate: DomainStatsTypes.dirtyrate,
      vm: DomainStatsTypes.vm,
    });
    const Bits = ConnectGetAllDomainStatsFlags;
    const flags = args.flags({
      'list-active': Bits.active,
      'list-inactive': Bits.inactive,
      'list-persistent': Bits.persistent,
      'list-transient': Bits.transient,
      'list-running': Bits.running,
      'list-paused': Bits.paused,
      'list-shutoff': Bits.shutoff,
      'list-other': Bits.other,
      enforce: Bits.enforceStats,
      backing: Bits.backing,
      nowait: Bits.nowait,
    });
    const domains = [];
    for (const written of args.list('domain')) domains.push(await findDomain(connection, written));
    const records = await connection.getAllDomainStats(domains, stats, flags);
    const texts = records.map(({ dom, params }) => {
      const lines = params.map(
        ({ field, type, value }) =>
          `  ${field}=${type === 'double' ? value.toFixed(6) : type === 'boolean' ? (value ? 'yes' : 'no') : value}\n`,
      );
      return `Domain: '${dom.name}'\n${lines.join('')}`;
    });
    shell.out.show(
      records.map(({ dom, params }) => ({
        domain: dom.name,
        ...Object.fromEntries(params.map(({ field, value }) => [field, value])),
      })),
      texts.join('\n'),
    );
  },

  async domtime(args, shell) {
    args.exclusive('time', 'now');
    args.exclusive('time', 'sync');
    args.exclusive('now', 'sync');
    const domain = await domainOf(args, shell);
    const given = args.long('time');
    if (given === undefined && !args.has('now') && !args.has('sync')) {
      const { seconds } = await domain.getTime();
      const text = args.has('pretty') ? formatUtcTime(new Date(Number(seconds) * 1000)) : seconds;
      shell.out.show({ seconds }, `Time: ${text}`);
      return;
    }
    const seconds = given ?? (args.has('now') ? BigInt(Math.floor(Date.now() / 1000)) : 0n);
    await domain.setTime(seconds, 0, args.flags({ sync: DomainSetTimeFlags.sync }));
  },
};

/** Statistics by name, from a driver that has them or from one that has only the five oldest. */
async function readBlockStats(domain: Domain, device: string, message: string): Promise<Values> {
  try {
    return await domain.blockStatsFlags(device);
  } catch (error) {
    if (!isUnsupported(error)) throw error;
  }
  const stats = await attempt(message, () => domain.blockStats(device));
  return {
    rd_operations: stats.rdReq,
    rd_bytes: stats.rdBytes,
    wr_operations: stats.wrReq,
    wr_bytes: stats.wrBytes,
    errs: stats.errs,
  };
}
