/** Kinds of text that moments share. */
import { pattern, string, type Scalar } from '@typevirt/xml';
import { freely } from '../domain/devices/scalars.ts';

/** A disk's target, or the path of its image. */
export const diskName: Scalar<string> = pattern(
  '(ioemu:)?(fd|hd|sd|vd|xvd|ubd)[a-zA-Z0-9_]+|(/|[a-zA-Z]:\\\\).+',
  {
    name: 'diskName',
    expected: 'the target of a disk or the path of its image',
    sample: () => 'vda',
  },
);

/** The same; any text when lenient. */
export const namedDisk: Scalar<string> = freely(diskName, string);

/** A name that can be a file's. */
export const checkpointName: Scalar<string> = pattern('[a-zA-Z0-9_\\-][a-zA-Z0-9_\\-.]*', {
  name: 'checkpointName',
  expected: "letters, digits, '_', '-' and '.', the latter not first",
  sample: () => 'c1',
});
