/** Smart card readers. */
import {
  child,
  type Element,
  element,
  fields,
  type Infer,
  many,
  optional,
  string,
  text,
  textElement,
  variants,
} from '@typevirt/xml';
import { chardevTypes } from './chardev.ts';
import { deviceInfo } from './device-info.ts';
import { absPath } from './scalars.ts';

/** Name of a certificate in the database of the host. */
export const certificateXml: Element<string> = textElement('certificate', string, {
  doc: 'Name of a certificate.',
});

const smartcard = variants(
  'mode',
  {
    host: fields({ ...deviceInfo }),
    'host-certificates': fields({
      certificates: many(child(certificateXml, { doc: 'Exactly three.' })),
      database: optional(
        text('database', absPath, { doc: "Folder of the NSS database. Absent means the host's." }),
      ),
      ...deviceInfo,
    }),
    passthrough: variants('type', chardevTypes({}, deviceInfo), { doc: 'Where the card is.' }),
  },
  { doc: 'The reader of the host, a card made of certificates, or a card elsewhere.' },
);
/** A smart card reader. */
export type Smartcard = Infer<typeof smartcard>;
export const smartcardXml: Element<Smartcard> = element('smartcard', smartcard, {
  doc: 'Smart card reader.',
  since: '0.8.8',
});
