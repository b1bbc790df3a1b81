/** Numbers with a unit: `KiB` and `K` count 1024, `KB` counts 1000, `b` and `bytes` one. @source libvirt virScaleInteger */
import { Failure } from '../failure.ts';

const powers = 'kmgtpe';

function factor(unit: string, scale: bigint): bigint | undefined {
  const lower = unit.toLowerCase();
  if (unit === '') return scale;
  if (lower === 'b' || lower === 'byte' || lower === 'bytes') return 1n;
  const power = powers.indexOf(lower[0]!) + 1;
  if (power === 0) return undefined;
  const tail = lower.slice(1);
  if (tail === '' || tail === 'ib') return 1024n ** BigInt(power);
  return tail === 'b' ? 1000n ** BigInt(power) : undefined;
}

/**
 * The number that `text` stands for.
 *
 * @param scale Factor of a number without unit.
 * @param max Greatest result allowed.
 * @param option How the message names the option.
 * @throws {Failure} with the reason as its cause where there is more to say.
 */
export function parseScaled(text: string, scale: bigint, max: bigint, option: string): bigint {
  const message = `Scaled numeric value '${text}' for ${option} option is malformed or out of range`;
  const match = /^\s*\+?([0-9]+)(.*)$/s.exec(text);
  if (match === null || BigInt(match[1]!) >= 2n ** 64n) throw new Failure(message);
  const unit = match[2]!;
  const times = factor(unit, scale);
  if (times === undefined) {
    throw new Failure(message, { cause: new Failure(`invalid argument: unknown suffix '${unit}'`) });
  }
  const value = BigInt(match[1]!) * times;
  if (value > max) {
    throw new Failure(message, {
      cause: new Failure(`numeric overflow: value too large: ${match[1]}${unit}`),
    });
  }
  return value;
}
