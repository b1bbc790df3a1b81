/** Starting and stopping pools, and looking at them anew. @source libvirt storage_driver.c */
import {
  StoragePoolBuildFlags as Build,
  StoragePoolCreateFlags as Create,
  type Methods,
} from '@typevirt/driver';
import { excludeFlags } from '@typevirt/driver/kit';
import { buildFolder } from '../backend/dir.ts';
import { requireBackend } from '../backend/kinds.ts';
import { readPool } from '../documents.ts';
import { refusal } from '../errors.ts';
import type { Pool } from '../pool.ts';
import { claimPool, rereadPool, startPool, stopPool } from '../pools.ts';
import { emitLifecycle, emitRefresh, findPool, requireActive } from '../state.ts';
import { allowFlags, withJob, type MethodContext } from './context.ts';

type PowerMethods = Pick<
  Methods,
  'storagePoolCreateXml' | 'storagePoolCreate' | 'storagePoolDestroy' | 'storagePoolRefresh'
>;

export function powerMethods({ state }: MethodContext): PowerMethods {
  return {
    async storagePoolCreateXml({ xml, flags }, call) {
      allowCreateFlags(flags, 'storagePoolCreateXML');
      const document = readPool(xml, false);
      requireBackend(document);
      const { pool, isNew } = claimPool(state, document, { mustBeInactive: true });
      await withJob(pool, 'storagePoolCreateXML', call, async () => {
        const before = pool.definition;
        try {
          requireStopped(pool);
          pool.definition = { ...document, uuid: pool.uuid };
          await build(pool, flags);
          await startPool(state, pool);
          if (pool.isPersistent) pool.newDefinition = before;
        } catch (error) {
          if (isNew) state.pools.remove(pool);
          else if (!pool.isActive) pool.definition = before;
          throw error;
        }
        emitLifecycle(state, pool, 'started');
      });
      return { pool: pool.ref };
    },
    storagePoolCreate({ pool: ref, flags }, call) {
      allowCreateFlags(flags, 'storagePoolCreate');
      const pool = findPool(state, ref);
      return withJob(pool, 'storagePoolCreate', call, async () => {
        requireStopped(pool);
        requireBackend(pool.definition);
        await build(pool, flags);
        await startPool(state, pool);
        emitLifecycle(state, pool, 'started');
      });
    },
    storagePoolDestroy({ pool: ref }, call) {
      const pool = findPool(state, ref);
      return withJob(pool, 'storagePoolDestroy', call, async () => {
        requireActive(pool);
        pool.requireIdle();
        await stopPool(state, pool);
      });
    },
    storagePoolRefresh({ pool: ref, flags }, call) {
      allowFlags(flags, 0, 'storagePoolRefresh');
      const pool = findPool(state, ref);
      return withJob(pool, 'storagePoolRefresh', call, async () => {
        requireActive(pool);
        pool.requireIdle();
        try {
          await rereadPool(pool);
        } catch (error) {
          await stopPool(state, pool);
          throw error;
        }
        emitRefresh(state, pool);
      });
    },
  };
}

function requireStopped(pool: Pool): void {
  if (pool.isActive) throw refusal('operationInvalid', `storage pool '${pool.name}' is already active`);
}

const overwriteNames = [
  'VIR_STORAGE_POOL_CREATE_WITH_BUILD_OVERWRITE',
  'VIR_STORAGE_POOL_CREATE_WITH_BUILD_NO_OVERWRITE',
] as const;

function allowCreateFlags(flags: number, method: string): void {
  const { withBuild, withBuildOverwrite, withBuildNoOverwrite } = Create;
  allowFlags(flags, withBuild | withBuildOverwrite | withBuildNoOverwrite, method);
  excludeFlags(flags, withBuildOverwrite, withBuildNoOverwrite, overwriteNames, method, 'storage');
}

/** Makes what the pool stands on, where the flags ask for it. */
async function build({ definition }: Pool, flags: number): Promise<void> {
  if ((flags & Create.withBuildOverwrite) !== 0) await buildFolder(definition, Build.overwrite);
  else if ((flags & Create.withBuildNoOverwrite) !== 0) await buildFolder(definition, Build.noOverwrite);
  else if ((flags & Create.withBuild) !== 0) await buildFolder(definition, Build.new);
}
