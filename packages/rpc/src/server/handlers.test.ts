/** What the compiler must refuse; the type check of the tests runs it. */
import { expect, test } from 'vitest';
import { remote } from '../programs/remote.ts';
import { type Handlers, service } from './handlers.ts';

type Remote = Partial<Handlers<typeof remote, null>>;

test('a handler of the wrong shape does not compile', () => {
  // @ts-expect-error a reply with a field of the wrong type
  const wrongReply: Remote = { connectNumOfDomains: () => ({ num: '1' }) };
  // @ts-expect-error a reply without its field
  const noReply: Remote = { connectNumOfDomains: () => undefined };
  // @ts-expect-error an argument that the procedure does not have
  const wrongArgs: Remote = { domainLookupByName: ({ uuid }) => ({ dom: { name: uuid, uuid, id: 1 } }) };
  // @ts-expect-error a stream where the row has none
  const noStream: Remote = { domainSuspend: (_, { stream }) => stream.finish() };
  // @ts-expect-error descriptors in the reply where the row has none
  const noFds: Remote = { domainSuspend: (_, call) => call.replyWithFds([1]) };
  // @ts-expect-error an event, which nobody calls
  const notCalled: Remote = { domainEventLifecycle: () => undefined };
  for (const handlers of [wrongReply, noReply, wrongArgs, noStream, noFds, notCalled]) {
    expect(Object.keys(handlers)).toHaveLength(1);
  }
});

test('service() puts handlers where their numbers are, and leaves events out', () => {
  const handler = (): { num: number } => ({ num: 1 });
  const { entries } = service<typeof remote, null>(remote, { connectNumOfDomains: handler });
  expect(entries[51]).toMatchObject({ key: 'connectNumOfDomains', handler });
  expect(entries[34]).toMatchObject({ key: 'domainSuspend', handler: null });
  expect(entries[107]).toBeUndefined();
});
