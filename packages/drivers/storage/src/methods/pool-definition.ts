/** Defining pools, making and removing what they stand on. @source libvirt storage_driver.c */
import {
  StoragePoolBuildFlags as Build,
  StoragePoolDefineFlags as Define,
  type Methods,
} from '@typevirt/driver';
import { buildFolder, removeFolder } from '../backend/dir.ts';
import { requireBackend } from '../backend/kinds.ts';
import { readPool } from '../documents.ts';
import { refusal, trying } from '../errors.ts';
import type { Pool } from '../pool.ts';
import { claimPool } from '../pools.ts';
import { emitLifecycle, findPool } from '../state.ts';
import { allowFlags, withJob, type MethodContext } from './context.ts';

type DefinitionMethods = Pick<
  Methods,
  | 'storagePoolDefineXml'
  | 'storagePoolUndefine'
  | 'storagePoolBuild'
  | 'storagePoolDelete'
  | 'storagePoolGetAutostart'
  | 'storagePoolSetAutostart'
>;

export function definitionMethods({ state }: MethodContext): DefinitionMethods {
  const { store, pools } = state;
  return {
    async storagePoolDefineXml({ xml, flags }, call) {
      allowFlags(flags, Define.validate, 'storagePoolDefineXML');
      const document = readPool(xml, (flags & Define.validate) !== 0);
      const { pool, isNew } = claimPool(state, document, { mustBeInactive: false });
      await withJob(pool, 'storagePoolDefineXML', call, async () => {
        const definition = { ...document, uuid: pool.uuid };
        try {
          await trying(`cannot save pool '${pool.name}'`, () => store.saveDefinition(definition));
        } catch (error) {
          if (isNew) pools.remove(pool);
          throw error;
        }
        if (pool.isActive) pool.newDefinition = definition;
        else pool.definition = definition;
        pool.isPersistent = true;
        emitLifecycle(state, pool, 'defined');
      });
      return { pool: pool.ref };
    },
    storagePoolUndefine: ({ pool: ref }, call) => {
      const pool = findPool(state, ref);
      return withJob(pool, 'storagePoolUndefine', call, async () => {
        requireInactive(pool, 'is still active');
        pool.requireIdle();
        await store.removeDefinition(pool.name);
        pools.remove(pool);
        emitLifecycle(state, pool, 'undefined');
      });
    },
    storagePoolBuild({ pool: ref, flags }, call) {
      allowFlags(flags, Build.overwrite | Build.noOverwrite, 'virStorageBackendDirBuild');
      const pool = findPool(state, ref);
      return withJob(pool, 'storagePoolBuild', call, async () => {
        requireInactive(pool, 'is already active');
        requireBackend(pool.definition);
        await buildFolder(pool.definition, flags);
        emitLifecycle(state, pool, 'created');
      });
    },
    storagePoolDelete({ pool: ref, flags }, call) {
      const pool = findPool(state, ref);
      return withJob(pool, 'storagePoolDelete', call, async () => {
        requireInactive(pool, 'is still active');
        pool.requireIdle();
        allowFlags(flags, 0, 'virStorageBackendDeleteLocal');
        requireBackend(pool.definition);
        await removeFolder(pool.definition);
        emitLifecycle(state, pool, 'deleted');
      });
    },
    storagePoolGetAutostart: ({ pool: ref }) => ({ autostart: findPool(state, ref).autostart }),
    storagePoolSetAutostart({ pool: ref, autostart }, call) {
      const pool = findPool(state, ref);
      return withJob(pool, 'storagePoolSetAutostart', call, async () => {
        if (!pool.isPersistent) throw refusal('internalError', 'pool has no config file');
        await store.setAutostart(pool.name, autostart);
        pool.autostart = autostart;
      });
    },
  };
}

function requireInactive(pool: Pool, words: string): void {
  if (pool.isActive) throw refusal('operationInvalid', `storage pool '${pool.name}' ${words}`);
}
