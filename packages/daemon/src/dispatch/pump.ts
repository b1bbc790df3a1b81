/**
 * Carries a stream's bytes between a client and a driver, in both directions where the row says so.
 *
 *     client ── reads ──▶ driver: until the client's end, then the driver finishes and so does the client
 *     driver ── reads ──▶ client: until the driver's end
 *
 * A failure on one side aborts the other with its reason, so that both see how it ended. Whoever reads waits for who
 * writes: nothing is held but the piece on its way, which is done with before the next is read into the same room.
 *
 * What rows call `read` may carry data both ways (a console), so the first direction runs for all of them.
 */
import type { ByteStream } from '@typevirt/driver';
import type { StreamKind } from '@typevirt/rpc';

/** Bytes carried at a time: what one packet holds. */
const pieceBytes = 262_120;

/** Carries bytes until both sides are done. Never rejects. */
export async function pump(client: ByteStream, driver: ByteStream, kind: StreamKind): Promise<void> {
  try {
    if (kind === 'write') await upload(client, driver);
    else await download(client, driver);
  } catch (error) {
    const reason = error instanceof Error ? error : new Error(String(error));
    driver.abort(reason);
    client.abort(reason);
  }
}

async function upload(client: ByteStream, driver: ByteStream): Promise<void> {
  await copy(client, driver);
  await driver.finish();
  await client.finish();
}

/** The client may talk too, and ends what it said when it has heard all. */
async function download(client: ByteStream, driver: ByteStream): Promise<void> {
  const heard = copy(driver, client).then(() => client.finish());
  const said = copy(client, driver).then(() => driver.finish());
  await Promise.all([heard, said]);
}

async function copy(from: ByteStream, to: ByteStream): Promise<void> {
  for (let piece = await from.read(pieceBytes); piece !== null; piece = await from.read(pieceBytes)) {
    await to.write(piece);
  }
}
