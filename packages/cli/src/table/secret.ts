/** Words, options and help of the commands whose bodies are in `commands/secret.ts`. @source virsh 9.0 help output */
import { data, flag, number, text, rows } from './row.ts';

export const secretRows = rows('secret', 'secret', () => ({
  'secret-define': {
    summary: 'define or modify a secret from an XML file',
    description: 'Define or modify a secret.',
    options: [
      data('file', 'file containing secret attributes in XML'),
      flag('validate', 'validate the XML against the schema'),
    ],
  },
  'secret-dumpxml': {
    summary: 'secret attributes in XML',
    description: 'Output attributes of a secret as an XML dump to stdout.',
    options: [
      data('secret', 'secret UUID', { completes: 'secret' }),
      text('xpath', 'xpath expression to filter the XML document', { named: true }),
      flag('wrap', 'wrap xpath results in an common root element'),
    ],
  },
  'secret-event': {
    summary: 'Secret Events',
    description: 'List event types, or wait for secret events to occur',
    options: [
      text('secret', 'filter by secret name or uuid', { completes: 'secret' }),
      text('event', 'which event type to wait for', { completes: 'secretEvent' }),
      flag('loop', 'loop until timeout or interrupt, rather than one-shot'),
      number('timeout', 'timeout seconds'),
      flag('list', 'list valid event types'),
      flag('timestamp', 'show timestamp for each printed event'),
    ],
  },
  'secret-get-value': {
    summary: 'Output a secret value',
    description: 'Output a secret value to stdout.',
    options: [
      data('secret', 'secret UUID', { completes: 'secret' }),
      flag('plain', 'get value without converting to base64'),
    ],
  },
  'secret-list': {
    summary: 'list secrets',
    description: 'Returns a list of secrets',
    options: [
      flag('ephemeral', 'list ephemeral secrets'),
      flag('no-ephemeral', 'list non-ephemeral secrets'),
      flag('private', 'list private secrets'),
      flag('no-private', 'list non-private secrets'),
    ],
  },
  'secret-set-value': {
    summary: 'set a secret value',
    description: 'Set a secret value.',
    options: [
      data('secret', 'secret UUID', { completes: 'secret' }),
      text('file', 'read secret from file', { named: true }),
      flag('plain', 'read the secret from file without converting from base64'),
      flag('interactive', 'read the secret from the terminal'),
      text('base64', 'base64-encoded secret value'),
    ],
  },
  'secret-undefine': {
    summary: 'undefine a secret',
    description: 'Undefine a secret.',
    options: [data('secret', 'secret UUID', { completes: 'secret' })],
  },
}));
