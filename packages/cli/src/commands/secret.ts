/** Bodies of the commands about secrets. */
import { readFile } from 'node:fs/promises';
import { ConnectListAllSecretsFlags, SecretDefineFlags } from 'typevirt';
import { attempt, Failure } from '../failure.ts';
import type { Arguments } from '../grammar/arguments.ts';
import type { secretRows } from '../table/secret.ts';
import type { Bodies, Shell } from './body.ts';
import { showDocument } from './document.ts';
import { secretEvents } from './event-kinds.ts';
import { runEvents } from './event-loop.ts';
import { readDocument, systemMessage } from './files.ts';
import { secretOf } from './find.ts';
import { listAllOr } from './list.ts';
import { secretUsages, wordFor } from './words.ts';

export const bodies: Bodies<typeof secretRows> = {
  async 'secret-define'(args, shell) {
    const file = args.required('file');
    const xml = await readDocument(file);
    const connection = await shell.connection();
    const flags = args.flags({ validate: SecretDefineFlags.validate });
    const secret = await attempt(`Failed to set attributes from ${file}`, () =>
      connection.secretDefineXml(xml, flags),
    );
    shell.out.say(`Secret ${secret.uuid} created\n`);
  },

  async 'secret-dumpxml'(args, shell) {
    const secret = await secretOf(args, shell);
    await showDocument(shell, args, () => secret.getXmlDesc());
  },

  async 'secret-set-value'(args, shell) {
    args.exclusive('file', 'base64');
    args.exclusive('plain', 'base64');
    args.exclusive('interactive', 'base64');
    args.exclusive('interactive', 'plain');
    args.exclusive('interactive', 'file');
    const secret = await secretOf(args, shell);
    args.requires('plain', 'file');
    const value = await readValue(args, shell);
    await attempt('Failed to set secret value', () => secret.setValue(value));
    shell.out.say('Secret value set\n');
  },

  async 'secret-get-value'(args, shell) {
    const secret = await secretOf(args, shell);
    const value = Buffer.from(await secret.getValue());
    if (!args.has('plain')) shell.out.show({ base64: value.toString('base64') }, value.toString('base64'));
    else if (shell.out.isText) process.stdout.write(value);
    else shell.out.show({ base64: value.toString('base64') }, '');
  },

  async 'secret-list'(args, shell) {
    const Bits = ConnectListAllSecretsFlags;
    const flags = args.flags({
      ephemeral: Bits.ephemeral,
      'no-ephemeral': Bits.noEphemeral,
      private: Bits.private,
      'no-private': Bits.noPrivate,
    });
    const connection = await shell.connection();
    const secrets = await listAllOr(() => connection.listAllSecrets(flags), {
      message: 'Failed to list secrets',
      older: { message: 'Failed to count secrets', api: 'virConnectNumOfSecrets' },
      filtered: flags !== 0,
    });
    const rows = secrets.map(({ uuid, ref }) => ({
      uuid,
      usageType: wordFor(secretUsages, ref.usageType),
      usageId: ref.usageID,
    }));
    rows.sort((a, b) => (a.uuid < b.uuid ? -1 : 1));
    shell.out.table(
      [
        { title: 'UUID', show: (row) => row.uuid },
        {
          title: 'Usage',
          show: (row) => (row.usageType === 'none' ? 'Unused' : `${row.usageType} ${row.usageId}`),
        },
      ],
      rows,
    );
  },

  async 'secret-undefine'(args, shell) {
    const secret = await secretOf(args, shell);
    await attempt(`Failed to delete secret ${secret.uuid}`, () => secret.undefine());
    shell.out.say(`Secret ${secret.uuid} deleted\n`);
  },

  async 'secret-event'(args, shell) {
    await runEvents(shell, args, secretEvents, async () => args.text('secret'));
  },
};

/** The value from the line, a file or the terminal. @throws {Failure} if none is given. */
async function readValue(
  args: Arguments<'base64' | 'file' | 'plain' | 'interactive'>,
  shell: Shell,
): Promise<Uint8Array> {
  const base64 = args.text('base64');
  if (base64 !== undefined) {
    shell.complain('Passing secret value as command-line argument is insecure!');
    return decode(base64);
  }
  const file = args.text('file');
  if (file !== undefined) {
    const content = await readFile(file).catch((cause: unknown) => {
      throw new Failure(`Failed to open file '${file}': ${systemMessage(cause)}`);
    });
    return args.has('plain') ? content : decode(content.toString('latin1').trim());
  }
  if (!args.has('interactive')) throw new Failure('Input secret value is missing');
  return Buffer.from(await askSecret('Enter new value for secret:'));
}

function decode(base64: string): Uint8Array {
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(base64)) throw new Failure('Failed to set secret value');
  return Buffer.from(base64, 'base64');
}

/** Reads a line from the terminal without showing it. @throws {Failure} without a terminal. */
async function askSecret(question: string): Promise<string> {
  const { stdin, stdout } = process;
  if (!stdin.isTTY) throw new Failure('Failed to read secret');
  stdout.write(question);
  stdin.setRawMode(true);
  stdin.resume();
  try {
    let typed = '';
    for await (const chunk of stdin) {
      for (const char of String(chunk)) {
        if (char === '\r' || char === '\n' || char === '\u0004') return typed;
        if (char === '\u0003') throw new Failure('Failed to read secret');
        typed = char === '\u007f' ? typed.slice(0, -1) : typed + char;
      }
    }
    return typed;
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stdout.write('\n');
  }
}
