/** Channels: sockets that are made anew for each run. @source libvirt qemuDomainChrDefDropDefaultPath */
import type { Channel, NormalizeStep } from '@typevirt/model';

/** A path that was made up for a run is not kept; a channel without path listens on one that is made up. */
export const channelPathsAreOpen: NormalizeStep = {
  name: 'channelPathsAreOpen',
  run: ({ devices }) => devices.channels.forEach(dropMadePath),
};

function dropMadePath(channel: Channel): void {
  if (channel.type !== 'unix' || channel.target.type !== 'virtio') return;
  const { name } = channel.target;
  const path = channel.source?.path;
  const isMade = name !== undefined && path !== undefined && isMadeUp(path, name);
  if (path === undefined || isMade) delete channel.source;
}

/** Both forms that such paths have had: a folder for each run, and a prefix for each guest. */
function isMadeUp(path: string, name: string): boolean {
  return (
    (path.endsWith(`/${name}`) && /\/domain-[^/]+\/[^/]+$/.test(path)) ||
    /\/channel\/target\/[^/]+\.[^/]*$/.test(path)
  );
}
