/** Rates of a network interface as `average[,peak[,burst[,floor]]]`, in KiB a second and KiB. */
import { Failure } from '../failure.ts';

const mostRate = 2n ** 64n / 1000n;

/** The parts of a rate that are given. */
export interface Bandwidth {
  readonly average: number | undefined;
  readonly peak: number | undefined;
  readonly burst: number | undefined;
  readonly floor: number | undefined;
}

/** Reads a rate. @throws {Failure} in virsh's words. */
export function parseBandwidth(written: string, direction: 'inbound' | 'outbound'): Bandwidth {
  const fields = written.split(',');
  if (fields.length > 4) throw new Failure(`Rate string '${written}' has too many fields`);
  const names = ['average', 'peak', 'burst', 'floor'];
  const [average, peak, burst, floor] = names.map((name, at) => field(fields[at], name));
  if (direction === 'outbound' && floor !== undefined) throw new Failure('outbound floor is unsupported yet');
  if (average === undefined && direction === 'outbound') throw new Failure('outbound average is mandatory');
  if (average === undefined && floor === undefined)
    throw new Failure('either inbound average or floor is mandatory');
  for (const value of [average, peak, burst]) {
    if (value !== undefined && BigInt(value) > mostRate)
      throw new Failure(`${direction} rate larger than maximum ${mostRate}`);
  }
  return { average, peak, burst, floor };
}

function field(text: string | undefined, name: string): number | undefined {
  if (text === undefined || text === '') return undefined;
  if (!/^[0-9]+$/.test(text)) throw new Failure(`field '${name}' is malformed`);
  return Number(text);
}
