/** Bodies of the commands that read and set a domain's limits. */
import {
  DomainDirtyRateCalcFlags,
  DomainMemoryModFlags,
  DomainNumatuneMemMode,
  param,
  paramValues,
  type TypedParam,
} from 'typevirt';
import { attempt, Failure } from '../failure.ts';
import type { Arguments } from '../grammar/arguments.ts';
import { parseInteger, ranges } from '../grammar/numbers.ts';
import type { tuningRows } from '../table/tuning.ts';
import type { Bodies } from './body.ts';
import { readText } from './files.ts';
import { domainOf } from './find.ts';
import { impactOf } from './impact.ts';
import { showValues, tune } from './params.ts';
import { parseBandwidth } from './bandwidth.ts';

const memoryUnlimited = 2n ** 53n - 1n;
const mostKiB = 2n ** 64n - 1n;

const ioTuneOptions = [
  'total-bytes-sec',
  'read-bytes-sec',
  'write-bytes-sec',
  'total-iops-sec',
  'read-iops-sec',
  'write-iops-sec',
  'total-bytes-sec-max',
  'read-bytes-sec-max',
  'write-bytes-sec-max',
  'total-iops-sec-max',
  'read-iops-sec-max',
  'write-iops-sec-max',
  'size-iops-sec',
  'total-bytes-sec-max-length',
  'read-bytes-sec-max-length',
  'write-bytes-sec-max-length',
  'total-iops-sec-max-length',
  'read-iops-sec-max-length',
  'write-iops-sec-max-length',
] as const;

const deviceWeights = [
  ['device-weights', 'device_weight'],
  ['device-read-iops-sec', 'device_read_iops_sec'],
  ['device-write-iops-sec', 'device_write_iops_sec'],
  ['device-read-bytes-sec', 'device_read_bytes_sec'],
  ['device-write-bytes-sec', 'device_write_bytes_sec'],
] as const;

export const numaModes: Readonly<Record<string, number>> = {
  strict: DomainNumatuneMemMode.strict,
  preferred: DomainNumatuneMemMode.preferred,
  interleave: DomainNumatuneMemMode.interleave,
  restrictive: DomainNumatuneMemMode.restrictive,
};

/** Names of the schedulers, which each driver has only one of. */
const schedulers: Readonly<Record<string, string>> = {
  QEMU: 'posix',
  LXC: 'posix',
  TEST: 'fair',
  Xen: 'credit',
  ESX: 'allocation',
};

const numaModeName = (number: number): string =>
  Object.keys(numaModes).find((name) => numaModes[name] === number) ?? String(number);

/** `unlimited` for every negative number. @throws {Failure} */
function memoryLimit<Option extends string>(args: Arguments<Option>, name: Option): bigint {
  if (/^-[0-9]+$/.test(args.raw(name) ?? '')) return memoryUnlimited;
  try {
    return args.scaled(name, 1024n, mostKiB)! / 1024n;
  } catch (error) {
    const { cause } = error as Failure;
    throw new Failure(`Unable to parse integer parameter ${name}`, cause === undefined ? {} : { cause });
  }
}

/** Reads a value; a complaint about it is followed by one about the command's step. */
function explained<Value>(step: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    const { message, cause } = error as Failure;
    throw new Failure(message, { cause: new Failure(step, cause === undefined ? {} : { cause }) });
  }
}

/** Ways to measure how fast a guest dirties its memory. */
export const dirtyRateModes: Readonly<Record<string, number>> = {
  'page-sampling': DomainDirtyRateCalcFlags.pageSampling,
  'dirty-bitmap': DomainDirtyRateCalcFlags.dirtyBitmap,
  'dirty-ring': DomainDirtyRateCalcFlags.dirtyRing,
};

export const bodies: Bodies<typeof tuningRows> = {
  async setmem(args, shell) {
    const flags = impactOf(args);
    const domain = await domainOf(args, shell);
    const bytes = args.scaled('size', 1024n, mostKiB)!;
    await domain.setMemory(bytes / 1024n, flags);
  },

  async setmaxmem(args, shell) {
    const flags = impactOf(args) | DomainMemoryModFlags.maximum;
    const domain = await domainOf(args, shell);
    const bytes = args.scaled('size', 1024n, mostKiB)!;
    await attempt('Unable to change MaxMemorySize', () => domain.setMemory(bytes / 1024n, flags));
  },

  async memtune(args, shell) {
    const flags = impactOf(args);
    const domain = await domainOf(args, shell);
    const changes = (['hard-limit', 'soft-limit', 'swap-hard-limit', 'min-guarantee'] as const).flatMap(
      (name) => {
        if (!args.has(name)) return [];
        return [param.ullong(name.replaceAll('-', '_'), memoryLimit(args, name))];
      },
    );
    await tune(shell, {
      changes,
      read: () => domain.getMemoryParameters(flags),
      write: (params) => domain.setMemoryParameters(params, flags),
      readFailed: 'Unable to get number of memory parameters',
      writeFailed: 'Unable to change memory parameters',
      show: (value) => (value === memoryUnlimited ? 'unlimited' : String(value)),
    });
  },

  async blkiotune(args, shell) {
    const flags = impactOf(args);
    const domain = await domainOf(args, shell);
    const weight = args.int('weight');
    if (weight !== undefined && weight <= 0) throw new Failure(`Invalid value of ${weight} for I/O weight`);
    const changes = [
      ...(weight === undefined ? [] : [param.uint('weight', weight)]),
      ...deviceWeights.flatMap(([option, field]) => {
        const value = args.raw(option);
        if (value === '') throw new Failure('Unable to parse string parameter');
        return value === undefined ? [] : [param.string(field, value)];
      }),
    ];
    await tune(shell, {
      changes,
      read: () => domain.getBlkioParameters(flags),
      write: (params) => domain.setBlkioParameters(params, flags),
      readFailed: 'Unable to get number of blkio parameters',
      writeFailed: 'Unable to change blkio parameters',
    });
  },

  async blkdeviotune(args, shell) {
    const flags = impactOf(args);
    const domain = await domainOf(args, shell);
    const device = args.required('device');
    const group = explained('Unable to parse group-name parameter', () => args.text('group-name'));
    const changes = [
      ...ioTuneOptions.flatMap((option) => {
        const isSize = /^(total|read|write)-bytes-sec(-max)?$/.test(option);
        const value = explained('Unable to parse integer parameter', () =>
          isSize ? args.scaled(option, 1n) : args.ulong(option),
        );
        return value === undefined ? [] : [param.ullong(option.replaceAll('-', '_'), value)];
      }),
      ...(group === undefined ? [] : [param.string('group_name', group)]),
    ];
    await tune(shell, {
      changes,
      read: () => domain.getBlockIoTune(device, flags),
      write: (params) => domain.setBlockIoTune(device, params, flags),
      readFailed: 'Unable to get number of block I/O throttle parameters',
      writeFailed: 'Unable to change block I/O throttle',
    });
  },

  async domiftune(args, shell) {
    const flags = impactOf(args);
    const domain = await domainOf(args, shell);
    const device = args.required('interface');
    const changes: TypedParam[] = [];
    for (const direction of ['inbound', 'outbound'] as const) {
      const written = args.text(direction);
      if (written === undefined) continue;
      const rate = parseBandwidth(written, direction);
      for (const [name, value] of Object.entries(rate)) {
        if (value !== undefined) changes.push(param.uint(`${direction}.${name}`, value));
      }
    }
    await tune(shell, {
      changes,
      read: () => domain.getInterfaceParameters(device, flags),
      write: (params) => domain.setInterfaceParameters(device, params, flags),
      readFailed: 'Unable to get number of interface parameters',
      writeFailed: 'Unable to set interface parameters',
    });
  },

  async numatune(args, shell) {
    const flags = impactOf(args);
    const domain = await domainOf(args, shell);
    const nodes = args.text('nodeset');
    const modeWord = args.text('mode');
    const mode =
      modeWord === undefined
        ? undefined
        : (numaModes[modeWord] ?? (/^[0-9]+$/.test(modeWord) ? Number(modeWord) : undefined));
    if (modeWord !== undefined && mode === undefined) throw new Failure(`Invalid mode: ${modeWord}`);
    const changes = [
      ...(nodes === undefined ? [] : [param.string('numa_nodeset', nodes)]),
      ...(mode === undefined ? [] : [param.int('numa_mode', mode)]),
    ];
    await tune(shell, {
      changes,
      read: () => domain.getNumaParameters(flags),
      write: (params) => domain.setNumaParameters(params, flags),
      readFailed: 'Unable to get numa parameters',
      writeFailed: 'Unable to change numa parameters',
      show: (value, name) => (name === 'numa_mode' ? numaModeName(Number(value)) : String(value)),
    });
  },

  async schedinfo(args, shell) {
    args.exclusive('current', 'live');
    args.exclusive('current', 'config');
    const flags = impactOf(args);
    const domain = await domainOf(args, shell);
    const connection = await shell.connection();
    shell.out.print(`${'Scheduler'.padEnd(15)}: ${schedulers[await connection.getType()] ?? 'Unknown'}\n`);
    const read = await domain.getSchedulerParameters(flags);
    const wanted = new Map<string, string>();
    for (const written of args.list('set')) {
      const [, name, value] = /^([^=]*)=(.*)$/.exec(written) ?? [];
      if (name === undefined) throw new Failure('Invalid syntax for --set, expecting name=value');
      wanted.set(name, value!);
    }
    for (const name of ['weight', 'cap'] as const) {
      const value = args.text(name);
      if (value !== undefined) wanted.set(name, value);
    }
    const changes: TypedParam[] = [];
    for (const [name, value] of wanted) {
      const before = read[name];
      if (before === undefined) throw new Failure(`invalid scheduler option: ${name}`);
      changes.push(typedLike(name, value, before));
    }
    if (changes.length > 0) {
      if (args.has('live') && args.has('config'))
        throw new Failure('cannot query both live and config at once');
      await domain.setSchedulerParameters(changes, flags);
    }
    const values = changes.length > 0 ? await domain.getSchedulerParameters(flags) : read;
    showValues(shell, values);
  },

  async perf(args, shell) {
    const flags = impactOf(args);
    const names = (text: string | undefined): string[] =>
      (text ?? '').split(',').filter((each) => each !== '');
    const changes = [
      ...names(args.text('enable')).map((name) => param.boolean(name, true)),
      ...names(args.text('disable')).map((name) => param.boolean(name, false)),
    ];
    const { session, ref: dom } = await domainOf(args, shell);
    const show = (value: unknown): string => (value === true ? 'enabled' : 'disabled');
    await tune(shell, {
      changes,
      read: async () => {
        const { params } = await session.call(
          'domainGetPerfEvents',
          { dom, flags },
          'virDomainGetPerfEvents',
        );
        return paramValues(params);
      },
      write: (params) =>
        session.call('domainSetPerfEvents', { dom, params, flags }, 'virDomainSetPerfEvents'),
      readFailed: 'Unable to get perf events',
      writeFailed: 'Unable to enable/disable perf events',
      show,
    });
    if (changes.length > 0) showValues(shell, paramValues(changes), show);
  },

  async domblkthreshold(args, shell) {
    const device = args.required('dev');
    const threshold = args.scaled('threshold', 1n)!;
    const domain = await domainOf(args, shell);
    await domain.setBlockThreshold(device, threshold);
  },

  async 'domdirtyrate-calc'(args, shell) {
    const domain = await domainOf(args, shell);
    const seconds = args.int('seconds') ?? 1;
    const word = args.text('mode') ?? 'page-sampling';
    const flags = dirtyRateModes[word];
    if (flags === undefined) throw new Failure(`Unknown calculation mode '${word}'`);
    await domain.startDirtyRateCalc(seconds, flags);
    shell.out.say("Start to calculate domain's memory dirty rate successfully.\n");
  },

  async domlaunchsecinfo(args, shell) {
    const domain = await domainOf(args, shell);
    const info = await attempt('Unable to get launch security parameters', () =>
      domain.getLaunchSecurityInfo(),
    );
    showValues(shell, info);
  },

  async domsetlaunchsecstate(args, shell) {
    const domain = await domainOf(args, shell);
    const [header, secret] = [args.text('secrethdr'), args.text('secret')];
    if (header === undefined || secret === undefined)
      throw new Failure('Both secret and the secret header are required');
    const address = args.ulong('set-address');
    const changes = [
      param.string('sev-secret-header', await readText(header)),
      param.string('sev-secret', await readText(secret)),
      ...(address === undefined ? [] : [param.ullong('sev-secret-set-address', address)]),
    ];
    await attempt('Unable to set launch security state', () => domain.setLaunchSecurityState(changes));
  },
};

/** A parameter of the same type as the value read before. @throws {Failure} if the text is none of that type. */
function typedLike(name: string, text: string, before: number | bigint | boolean | string): TypedParam {
  if (typeof before === 'string') return param.string(name, text);
  if (typeof before === 'boolean') return param.boolean(name, text === '1' || text === 'true');
  const isSigned = signedFields.has(name);
  const [type, kind] =
    typeof before === 'bigint'
      ? isSigned
        ? (['long long', 'int64'] as const)
        : (['unsigned long long', 'uint64'] as const)
      : isSigned
        ? (['int', 'int32'] as const)
        : (['unsigned int', 'uint32'] as const);
  const value = parseInteger(text, ranges[kind]);
  if (value === undefined)
    throw new Failure(`invalid argument: Invalid value for field '${name}': expected ${type}`);
  switch (kind) {
    case 'int64':
      return param.llong(name, value);
    case 'uint64':
      return param.ullong(name, value);
    case 'int32':
      return param.int(name, Number(value));
    case 'uint32':
      return param.uint(name, Number(value));
  }
}

/** Scheduler parameters that may be negative. @source libvirt, scheduler parameters */
const signedFields = new Set(['vcpu_quota', 'emulator_quota', 'global_quota', 'iothread_quota', 'shares']);
