/**
 * Waiting for a block job: until it is gone (`wait`), or until it has caught up with the guest (`ready`), then to pivot to the
 * new image or to abort and keep the old one. Ctrl-C and the timeout abort the job.
 */
import { type Domain, DomainBlockJobAbortFlags, DomainBlockJobType } from 'typevirt';
import { attempt, Failure } from '../failure.ts';
import type { Arguments } from '../grammar/arguments.ts';
import type { Output } from '../output/output.ts';
import { prettySize } from '../output/values.ts';
import type { Shell } from './body.ts';
import { timeoutOf } from './event-loop.ts';
import { printProgress } from './job-progress.ts';

const pollMs = 500;

const jobLabels: Readonly<Record<number, string>> = {
  [DomainBlockJobType.unknown]: 'Unknown job',
  [DomainBlockJobType.pull]: 'Block Pull',
  [DomainBlockJobType.copy]: 'Block Copy',
  [DomainBlockJobType.commit]: 'Block Commit',
  [DomainBlockJobType.activeCommit]: 'Active Block Commit',
  [DomainBlockJobType.backup]: 'Backup',
};

/** Waits for the job on `path` and ends it as asked. @throws {Failure} if it was aborted or cannot be ended. */
export async function finishBlockJob(
  domain: Domain,
  path: string,
  args: Arguments<'verbose' | 'timeout' | 'async'>,
  shell: Shell,
  { label, end }: { label: string; end: 'wait' | 'ready' | 'pivot' | 'abort' },
): Promise<void> {
  const timeoutMs = timeoutOf(args);
  const limit =
    timeoutMs === undefined ? shell.signal : AbortSignal.any([shell.signal, AbortSignal.timeout(timeoutMs)]);
  for (;;) {
    const info = await attempt(`failed to query job for disk ${path}`, () => domain.getBlockJobInfo(path));
    const isGone = info.found === 0;
    const isReady = !isGone && end !== 'wait' && info.end > 0n && info.cur === info.end;
    if (args.has('verbose'))
      printProgress(shell, label, isGone || info.end === 0n ? 100 : Number((info.cur * 100n) / info.end));
    if (isGone || isReady) break;
    if (limit.aborted) {
      const flags = args.has('async') ? DomainBlockJobAbortFlags.async : 0;
      await attempt(`failed to abort job for disk '${path}'`, () => domain.blockJobAbort(path, flags));
      throw new Failure(`${label.split(' ').at(-1)} aborted`);
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  if (end === 'pivot') {
    await attempt(`failed to pivot job for disk ${path}`, () =>
      domain.blockJobAbort(path, DomainBlockJobAbortFlags.pivot),
    );
  } else if (end === 'abort') {
    await attempt(`failed to finish job for disk ${path}`, () => domain.blockJobAbort(path));
  }
}

/** What `blockjob --info` says. */
export async function showBlockJob(
  domain: Domain,
  path: string,
  { raw, flags }: { raw: boolean; flags: number },
  out: Output,
): Promise<void> {
  const info = await domain.getBlockJobInfo(path, flags);
  if (info.found === 0) {
    if (!raw && out.isText) out.print(`No current block job for ${path}`);
    else if (!out.isText) out.show(null, '');
    return;
  }
  const { type, bandwidth, cur, end } = info;
  const data = { type: jobLabels[type] ?? 'Unknown job', bandwidth, cur, end };
  if (raw) {
    out.show(
      data,
      ` type=${jobLabels[type] ?? 'Unknown job'}\n bandwidth=${bandwidth}\n cur=${cur}\n end=${end}\n`,
    );
    return;
  }
  const percent = end === 0n ? 0 : Number((cur * 100n) / end);
  const bytes = flags === 0 ? bandwidth * 1024n * 1024n : bandwidth;
  const { value, unit } = prettySize(bytes);
  const limit =
    bandwidth === 0n ? '' : `    Bandwidth limit: ${bytes} bytes/s (${value.toFixed(3)} ${unit}/s)`;
  out.show(data, `${jobLabels[type] ?? 'Unknown job'}: [${percent.toString().padStart(3)} %]${limit}\n`);
}
