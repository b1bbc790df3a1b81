import { describe, expect, test } from 'vitest';
import { JobQueue } from './jobs.ts';

describe('JobQueue', () => {
  test('begin() grants turns in the order of the requests', async () => {
    const queue = new JobQueue();
    const order: string[] = [];
    const first = await queue.begin({ kind: 'modify', operation: 'first' });
    const rest = ['second', 'third'].map(async (operation) => {
      using job = await queue.begin({ kind: 'modify', operation });
      order.push(job.operation);
    });
    expect(order).toEqual([]);
    first.end();
    await Promise.all(rest);
    expect(order).toEqual(['second', 'third']);
    expect(queue.holders).toEqual([]);
  });

  test('begin() refuses after its wait and names the holder and since when', async () => {
    let nowMs = 0;
    const queue = new JobQueue(() => nowMs);
    await queue.begin({ kind: 'modify', operation: 'domainCreate' });
    nowMs = 7_000;
    await expect(
      queue.begin({ kind: 'modify', operation: 'domainSuspend', waitMs: 1 }),
    ).rejects.toMatchObject({
      code: 'operationTimeout',
      message: 'Timed out during operation: cannot acquire state change lock (held by domainCreate for 7s)',
    });
  });

  test('begin() lets a kind run beside a long job that allows it', async () => {
    const queue = new JobQueue();
    await queue.begin({ kind: 'modify', operation: 'migrate', allows: ['query'] });
    using query = await queue.begin({ kind: 'query', operation: 'jobInfo' });
    expect(query.operation).toBe('jobInfo');
    expect(queue.holders).toHaveLength(2);
  });

  test('begin() gives up its place when the signal aborts, and the next in line is served', async () => {
    const queue = new JobQueue();
    const holder = await queue.begin({ kind: 'modify', operation: 'long', allows: ['query'] });
    const controller = new AbortController();
    const refused = queue.begin({ kind: 'modify', operation: 'waiter', signal: controller.signal });
    const query = queue.begin({ kind: 'query', operation: 'query' });
    controller.abort();
    await expect(refused).rejects.toMatchObject({ code: 'operationAborted' });
    (await query).end();
    holder.end();
    expect(queue.holders).toEqual([]);
  });

  test('begin() right after end() does not overtake a job that was granted but has not run yet', async () => {
    const queue = new JobQueue();
    const first = await queue.begin({ kind: 'modify', operation: 'first' });
    const second = queue.begin({ kind: 'modify', operation: 'second' });
    first.end();
    const third = queue.begin({ kind: 'modify', operation: 'third' });
    expect(queue.holders.map((holder) => holder.operation)).toEqual(['second']);
    (await second).end();
    (await third).end();
  });

  test('only one of two waiting jobs is granted when a turn ends', async () => {
    const queue = new JobQueue();
    const first = await queue.begin({ kind: 'modify', operation: 'first' });
    let running = 0;
    let most = 0;
    const work = async (operation: string): Promise<void> => {
      using _job = await queue.begin({ kind: 'modify', operation });
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running -= 1;
    };
    const all = [work('a'), work('b'), work('c')];
    first.end();
    await Promise.all(all);
    expect(most).toBe(1);
  });
});
