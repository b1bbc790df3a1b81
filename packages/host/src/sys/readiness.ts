/**
 * Waiting for a descriptor inside Node's event loop. Works for sockets, pipes, pidfds and inotify; not
 * for plain files. The descriptor stays its owner's, who closes it after {@link Watch.close}.
 *
 * koffi's poll calls back outside of Node's tick handling: promises resolved in there would not go on,
 * and what is thrown there is lost. So every report is passed on by `setImmediate`. Its handle closes
 * itself when collected, and its methods crash the process once closed: `live` keeps it reachable, and
 * nothing touches it after `close`.
 */
import { libc, type PollHandle } from './libc.ts';

/** A running watch. While open it keeps the process alive unless `unref` was called. */
export interface Watch {
  /** What to wait for from now on; with neither, nothing is reported. */
  interest(wanted: { readable: boolean; writable: boolean }): void;
  unref(): void;
  /** Ends the watch; `ready` is not called any more. */
  close(): void;
}

const live = new Set<PollHandle>();

/** Calls `ready` whenever `fd` is readable (or broken), level-triggered, until closed. */
export function watchDescriptor(fd: number, ready: () => void): Watch {
  let open = true;
  let pending = false;
  const report = (): void => {
    if (pending || !open) return;
    pending = true;
    setImmediate(() => {
      pending = false;
      if (open) ready();
    });
  };
  const handle = libc('waiting for a file descriptor').poll(fd, report);
  live.add(handle);
  return {
    interest(wanted) {
      if (!open) return;
      if (wanted.readable || wanted.writable) handle.start(wanted, report);
      else handle.stop();
    },
    unref() {
      if (open) handle.unref();
    },
    close() {
      if (!open) return;
      open = false;
      live.delete(handle);
      handle.close();
    },
  };
}
