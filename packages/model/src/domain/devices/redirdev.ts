/** USB devices of whoever looks at the guest's screen, and which of them are let in. */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  type Infer,
  many,
  optional,
  type Scalar,
  variants,
  yesNo,
} from '@typevirt/xml';
import { chardevTypes } from './chardev.ts';
import { bootableInfo } from './device-info.ts';
import { strictly, upperHex } from './scalars.ts';

const redirdev = variants(
  'bus',
  { usb: variants('type', chardevTypes({}, bootableInfo), { doc: 'Where devices come from.' }) },
  { default: 'usb', doc: 'Bus of the devices.' },
);
/** A port through which a viewer's USB device can be plugged in. */
export type Redirdev = Infer<typeof redirdev>;
export const redirdevXml: Element<Redirdev> = element('redirdev', redirdev, {
  doc: "Port through which a viewer's USB device can be plugged in.",
  since: '0.9.5',
  endTag: true,
});

/** Also reads -1, which means the same as absence. */
function orAny(scalar: Scalar<number>): Scalar<number | 'any'> {
  return {
    ...scalar,
    expected: `${scalar.expected}, or -1 for any`,
    parse: (text, lenient) => (text === '-1' ? 'any' : scalar.parse(text, lenient)),
    format: (value) => (value === 'any' ? '-1' : scalar.format(value)),
    grammar: { is: 'choice', of: [scalar.grammar, { is: 'words', words: ['-1'] }] },
    jsonSchema: { anyOf: [scalar.jsonSchema, { const: 'any' }] },
  };
}

const anyOmitted = { default: 'any', omitDefault: true } as const;
const usbFilter = fields({
  class: attr('class', orAny(upperHex(2, 0xff)), { ...anyOmitted, doc: 'Device class.' }),
  vendor: attr('vendor', orAny(upperHex(4, 0xffff)), { ...anyOmitted, doc: 'Vendor number.' }),
  product: attr('product', orAny(upperHex(4, 0xffff)), { ...anyOmitted, doc: 'Product number.' }),
  version: optional(
    attr('version', strictly('[0-9]{1,2}.[0-9]{1,2}|-1', 'USB version', '2.56', '1.10'), {
      doc: 'Version of the device in BCD: 2.56 is 0x0256.',
    }),
  ),
  allow: attr('allow', yesNo, { doc: 'Whether devices that fit are let in.' }),
});
/** One rule; the first that fits decides. */
export interface RedirUsbFilter extends Infer<typeof usbFilter> {}
export const redirUsbFilterXml: Element<RedirUsbFilter> = element('usbdev', usbFilter, { doc: 'One rule.' });

const redirFilter = fields({ rules: many(child(redirUsbFilterXml)) });
/** Which of a viewer's USB devices are let in. */
export interface RedirFilter extends Infer<typeof redirFilter> {}
export const redirFilterXml: Element<RedirFilter> = element('redirfilter', redirFilter, {
  doc: "Which of a viewer's USB devices are let in. The first rule that fits decides.",
  since: '0.10.1',
});
