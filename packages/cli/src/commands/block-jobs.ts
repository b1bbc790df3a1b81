/** Bodies of the commands that move the data of a domain's disks. */
import {
  DomainBlockCommitFlags,
  DomainBlockCopyFlags,
  DomainBlockJobAbortFlags,
  DomainBlockJobInfoFlags,
  DomainBlockPullFlags,
  DomainBlockRebaseFlags,
  DomainBlockResizeFlags,
  param,
} from 'typevirt';
import { stat } from 'node:fs/promises';
import { attempt, Failure } from '../failure.ts';
import type { Arguments } from '../grammar/arguments.ts';
import { parseInteger, ranges } from '../grammar/numbers.ts';
import type { blockJobsRows } from '../table/block-jobs.ts';
import { escapeXml } from '../xml/tree.ts';
import { finishBlockJob, showBlockJob } from './block-job-wait.ts';
import type { Bodies } from './body.ts';
import { timeoutOf } from './event-loop.ts';
import { readDocument } from './files.ts';
import { domainOf } from './find.ts';

const mebibyte = 1024n * 1024n;
const mostBandwidth = 2n ** 63n - 1n;
const wrapping = { min: ranges.int64.min, max: ranges.uint64.max };

/** `--bandwidth` in bytes; without unit and `--bytes` it counts MiB, and a negative number wraps around as in C. */
function bandwidthBytes(args: Arguments<'bandwidth' | 'bytes'>): bigint | undefined {
  const plain = args.has('bytes') ? undefined : parseInteger(args.raw('bandwidth') ?? '', wrapping);
  if (plain !== undefined) return BigInt.asUintN(64, plain) * mebibyte;
  return args.scaled('bandwidth', args.has('bytes') ? 1n : mebibyte, mostBandwidth, '--bandwidth');
}

/** `--bandwidth` in MiB/s, or in bytes with `--bytes`; says which of both. */
function bandwidthOf(args: Arguments<'bandwidth' | 'bytes'>): { bandwidth: bigint; inBytes: boolean } {
  const inBytes = args.has('bytes');
  const bandwidth = bandwidthBytes(args);
  if (bandwidth === undefined) return { bandwidth: 0n, inBytes };
  return { bandwidth: inBytes ? bandwidth : bandwidth / mebibyte, inBytes };
}

type WaitOption = 'wait' | 'verbose' | 'timeout' | 'async';

/** Whether to wait for the job. @throws {Failure} for options that mean something only then. */
function waitsFor(args: Arguments<WaitOption>, names: readonly string[], has: boolean): boolean {
  timeoutOf(args);
  const waits = args.has('wait') || args.has('timeout') || has;
  for (const option of ['verbose', 'async'] as const) {
    if (args.has(option) && !waits) {
      const choices = ['--timeout', '--wait', ...names];
      const last =
        choices.length === 2
          ? choices.join(' or ')
          : `${choices.slice(0, -1).join(', ')}, or ${choices.at(-1)}`;
      throw new Failure(`--${option} requires at least one of ${last}`);
    }
  }
  return waits;
}

export const bodies: Bodies<typeof blockJobsRows> = {
  async blockpull(args, shell) {
    args.requires('verbose', 'wait');
    args.requires('async', 'wait');
    const path = args.required('path');
    const base = args.text('base') ?? null;
    const { bandwidth, inBytes } = bandwidthOf(args);
    const waits = waitsFor(args, [], false);
    const domain = await domainOf(args, shell);
    const relative = args.has('keep-relative') ? DomainBlockRebaseFlags.relative : 0;
    const flags = (inBytes ? DomainBlockPullFlags.bandwidthBytes : 0) | relative;
    if (base === null && relative === 0) await domain.blockPull(path, bandwidth, flags);
    else await domain.blockRebase(path, base, bandwidth, flags);
    if (!waits) shell.out.say('Block Pull started');
    else {
      await finishBlockJob(domain, path, args, shell, { label: 'Block Pull', end: 'wait' });
      shell.out.say('\nPull complete');
    }
  },

  async blockcommit(args, shell) {
    args.exclusive('pivot', 'keep-overlay');
    const disk = args.required('path');
    const { bandwidth, inBytes } = bandwidthOf(args);
    const waits = waitsFor(
      args,
      ['--pivot', '--keep-overlay'],
      args.has('pivot') || args.has('keep-overlay'),
    );
    const domain = await domainOf(args, shell);
    const active = args.has('active') || args.has('pivot') || args.has('keep-overlay');
    const Bits = DomainBlockCommitFlags;
    const flags =
      args.flags({ shallow: Bits.shallow, delete: Bits.delete, 'keep-relative': Bits.relative }) |
      (active ? Bits.active : 0) |
      (inBytes ? Bits.bandwidthBytes : 0);
    await domain.blockCommit(
      { disk, base: args.text('base') ?? null, top: args.text('top') ?? null, bandwidth },
      flags,
    );
    if (!waits) {
      shell.out.say(active ? 'Active Block Commit started' : 'Block commit started');
      return;
    }
    const end = args.has('pivot') ? 'pivot' : args.has('keep-overlay') ? 'abort' : active ? 'ready' : 'wait';
    await finishBlockJob(domain, disk, args, shell, { label: 'Block commit', end });
    const said = {
      pivot: 'Successfully pivoted',
      abort: 'Commit complete, overlay image kept',
      ready: 'Now in synchronized phase',
      wait: 'Commit complete',
    };
    shell.out.say(`\n${said[end]}`);
  },

  async blockcopy(args, shell) {
    args.exclusive('pivot', 'finish');
    const path = args.required('path');
    const bandwidth = bandwidthBytes(args);
    const [granularity, bufferSize] = [args.uint('granularity'), args.ulong('buf-size')];
    args.exclusive('dest', 'xml');
    args.exclusive('format', 'xml');
    args.exclusive('blockdev', 'xml');
    const waits = waitsFor(args, ['--pivot', '--finish'], args.has('pivot') || args.has('finish'));
    const destination = await copyDestination(args);
    if (args.has('print-xml')) {
      shell.out.show({ xml: destination }, destination);
      return;
    }
    const domain = await domainOf(args, shell);
    const Bits = DomainBlockCopyFlags;
    const flags = args.flags({
      shallow: Bits.shallow,
      'reuse-external': Bits.reuseExt,
      'transient-job': Bits.transientJob,
      'synchronous-writes': Bits.synchronousWrites,
    });
    const params = [
      ...(bandwidth === undefined ? [] : [param.ullong('bandwidth', bandwidth)]),
      ...(granularity === undefined ? [] : [param.uint('granularity', granularity)]),
      ...(bufferSize === undefined ? [] : [param.ullong('buf-size', bufferSize)]),
    ];
    await domain.blockCopy(path, destination, params, flags);
    if (!waits) {
      shell.out.say('Block Copy started');
      return;
    }
    const end = args.has('pivot') ? 'pivot' : args.has('finish') ? 'abort' : 'ready';
    await finishBlockJob(domain, path, args, shell, { label: 'Block Copy', end });
    const said = {
      pivot: 'Successfully pivoted',
      abort: 'Successfully copied',
      ready: 'Now in mirroring phase',
    };
    shell.out.say(`\n${said[end]}`);
  },

  async blockjob(args, shell) {
    for (const option of ['raw', 'info', 'bytes'] as const) {
      for (const other of ['abort', 'pivot', 'async'] as const) args.exclusive(option, other);
      if (option !== 'bytes') args.exclusive(option, 'bandwidth');
    }
    for (const option of ['abort', 'pivot', 'async'] as const) args.exclusive(option, 'bandwidth');
    const isAbort = args.has('abort') || args.has('async') || args.has('pivot');
    const domain = await domainOf(args, shell);
    const path = args.required('path');
    if (isAbort) {
      await domain.blockJobAbort(
        path,
        args.flags({ async: DomainBlockJobAbortFlags.async, pivot: DomainBlockJobAbortFlags.pivot }),
      );
      return;
    }
    const { bandwidth, inBytes } = bandwidthOf(args);
    const flags = inBytes ? DomainBlockJobInfoFlags.bandwidthBytes : 0;
    if (args.has('bandwidth')) await domain.blockJobSetSpeed(path, bandwidth, flags);
    else await showBlockJob(domain, path, { raw: args.has('raw'), flags }, shell.out);
  },

  async blockresize(args, shell) {
    const path = args.required('path');
    const size = args.scaled('size', 1024n)!;
    const inBytes = size % 1024n !== 0n;
    const domain = await domainOf(args, shell);
    const message = `Failed to resize block device '${path}'`;
    await attempt(message, () =>
      domain.blockResize(path, inBytes ? size : size / 1024n, inBytes ? DomainBlockResizeFlags.bytes : 0),
    );
    shell.out.print(`Block device '${path}' is resized`);
  },
};

/** The document of `blockcopy`'s destination. @throws {Failure} if none is given. */
async function copyDestination(args: Arguments<'dest' | 'xml' | 'format' | 'blockdev'>): Promise<string> {
  const file = args.text('xml');
  if (file !== undefined) return readDocument(file);
  const destination = args.text('dest');
  if (destination === undefined) throw new Failure('need either --dest or --xml');
  const isBlock =
    args.has('blockdev') ||
    (await stat(destination).then(
      (entry) => entry.isBlockDevice(),
      () => false,
    ));
  const format = args.text('format');
  const driver = format === undefined ? '' : `  <driver type='${escapeXml(format)}'/>\n`;
  const source = `  <source ${isBlock ? 'dev' : 'file'}='${escapeXml(destination)}'/>\n`;
  return `<disk type='${isBlock ? 'block' : 'file'}'>\n${source}${driver}</disk>\n`;
}
