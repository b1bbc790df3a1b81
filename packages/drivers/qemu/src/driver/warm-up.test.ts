import { expect, test } from 'vitest';
import { goOnce } from './warm-up.ts';

test('goOnce() goes the whole way of a document that a made-up QEMU takes', () => {
  const stored = goOnce({
    vncListen: '127.0.0.1',
    spiceListen: '127.0.0.1',
    displayPorts: { first: 5900, last: 65_535 },
  });
  expect(stored).toContain("machine='pc-i440fx-7.2'");
  expect(stored).toContain("<controller type='virtio-serial'");
});
