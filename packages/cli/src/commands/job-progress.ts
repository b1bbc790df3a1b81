/** Waiting for a long job of a domain: a line of progress on request, and Ctrl-C aborts the job. */
import type { Domain } from 'typevirt';
import type { Shell } from './body.ts';

const pollMs = 500;

/** Runs `work`; meanwhile shows `\r LABEL: [ 12 %]` if `verbose`, and aborts the domain's job when interrupted. */
export async function watchJob<Result>(
  domain: Domain,
  shell: Shell,
  label: string,
  verbose: boolean,
  work: () => Promise<Result>,
): Promise<Result> {
  const abort = (): void => void domain.abortJob().catch(() => undefined);
  shell.signal.addEventListener('abort', abort, { once: true });
  const timer =
    verbose && shell.out.isText
      ? setInterval(() => void showProgress(domain, shell, label), pollMs)
      : undefined;
  try {
    const result = await work();
    if (timer !== undefined) printProgress(shell, label, 100);
    return result;
  } finally {
    clearInterval(timer);
    shell.signal.removeEventListener('abort', abort);
  }
}

async function showProgress(domain: Domain, shell: Shell, label: string): Promise<void> {
  const info = await domain.getJobInfo().catch(() => undefined);
  if (info === undefined || info.dataTotal === 0n) return;
  const percent = Number(100n - (info.dataRemaining * 100n) / info.dataTotal);
  printProgress(shell, label, Math.min(percent, 99));
}

/** Overwrites the line with the progress. */
export function printProgress(shell: Shell, label: string, percent: number): void {
  shell.out.print(`\r${label}: [${percent.toFixed(0).padStart(3)} %]`);
}
