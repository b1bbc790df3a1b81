import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MessageSplitter, MessageTooLargeError } from './message-splitter.ts';

test('push() gives the same objects however the stream is cut', () => {
  const messages = ['{"a":"}{\\"é"}', '{\n  "b": {"c": [{}]}\n}', '{}', '{"d":"\\\\"}'];
  const stream = Buffer.concat([
    Buffer.from([0xff]),
    Buffer.from(messages.join('\r\n')),
    Buffer.from('\r\n'),
  ]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 60, maxLength: 60 }), (sizes) => {
      const splitter = new MessageSplitter(1000);
      const found: string[] = [];
      let at = 0;
      for (const size of [...sizes, stream.length]) {
        found.push(...splitter.push(stream.subarray(at, at + size)));
        at += size;
      }
      expect(found).toEqual(messages);
    }),
    { seed: 1 },
  );
});

test('push() refuses an object beyond the limit', () => {
  const splitter = new MessageSplitter(100);
  splitter.push(Buffer.from(`{"a":"${'x'.repeat(80)}`));
  expect(() => splitter.push(Buffer.from('x'.repeat(80)))).toThrow(MessageTooLargeError);
});
