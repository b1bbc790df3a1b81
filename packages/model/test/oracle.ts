/** libxml2 as the judge of documents. */
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import { readFileSync } from 'node:fs';

export interface Oracle extends Disposable {
  /** Undefined: valid. Otherwise libxml2's words, or why it is no XML. */
  judge(text: string): string | undefined;
}

/** By the text of a grammar that includes nothing. */
export function oracleOf(grammar: string): Oracle {
  return made(XmlDocument.fromString(grammar));
}

/** By a grammar file and what it includes. */
export function oracleOfFile(path: string): Oracle {
  xmlRegisterFsInputProviders();
  return made(XmlDocument.fromBuffer(readFileSync(path), { url: path }));
}

function made(schema: XmlDocument): Oracle {
  const validator = RelaxNGValidator.fromDoc(schema);
  return {
    judge(text) {
      let document: XmlDocument | undefined;
      try {
        document = XmlDocument.fromString(text);
        validator.validate(document);
        return undefined;
      } catch (error) {
        return String(error);
      } finally {
        document?.dispose();
      }
    },
    [Symbol.dispose]() {
      validator.dispose();
      schema.dispose();
    },
  };
}
