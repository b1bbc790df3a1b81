import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { listeningPorts, parseListeningPorts } from './listening-ports.ts';

test('listeningPorts() has the port of a server of this host', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  expect(listeningPorts()).toContain(port);
  await new Promise((resolve) => server.close(resolve));
  expect(listeningPorts()).not.toContain(port);
});

test('parseListeningPorts() leaves out connections', () => {
  const table = `  sl  local_address rem_address   st
   0: 0100007F:170C 00000000:0000 0A 00000000
   1: 0100007F:170D 0100007F:1F90 01 00000000
`;
  expect(parseListeningPorts(table)).toEqual([5900]);
});
