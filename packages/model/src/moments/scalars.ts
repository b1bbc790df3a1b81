/** Kinds of text that moments share. */
import { pattern, type Scalar } from '@typevirt/xml';

/** A disk's target, or the path of its image. */
export const diskName: Scalar<string> = pattern('(ioemu:)?(fd|hd|sd|vd|xvd|ubd)[a-zA-Z0-9_]+|/.*', {
  name: 'diskName',
  expected: 'the target of a disk or the path of its image',
  sample: () => 'vda',
});

/** A name that can be a file's. */
export const checkpointName: Scalar<string> = pattern('[a-zA-Z0-9_\\-][a-zA-Z0-9_\\-.]*', {
  name: 'checkpointName',
  expected: "letters, digits, '_', '-' and '.', the latter not first",
  sample: () => 'c1',
});
