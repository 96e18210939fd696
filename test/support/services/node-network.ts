import { runCommand } from './run-command.ts';
import type { RunDirectory } from './run-directory.ts';

/** A network namespace for a cluster, joined to this machine by a pair of addresses. */
export interface NodeNetwork {
  readonly netns: string;
  /** The namespace's own address. */
  readonly address: string;
  /** This machine's address at the other end. */
  readonly hostAddress: string;
  /** Pods get their addresses from here. */
  readonly podSubnet: string;
}

/** Makes the first free namespace `slipway-nodeN`; creating it reserves its addresses. */
export async function createNodeNetwork(run: RunDirectory): Promise<NodeNetwork> {
  for (let index = 0; index < 16; index++) {
    const netns = `slipway-node${index}`;
    const made = await runCommand('ip', ['netns', 'add', netns], { mayFail: true });
    if (made.code !== 0) continue;
    run.ownNetwork('netns', netns);
    const [outside, inside] = [`slipwayo${index}`, `slipwayi${index}`];
    const [hostAddress, address] = [`10.231.${index}.1`, `10.231.${index}.2`];
    const ip = (...args: string[]) => runCommand('ip', args);
    await ip('link', 'add', outside, 'type', 'veth', 'peer', 'name', inside, 'netns', netns);
    run.ownNetwork('link', outside);
    await ip('addr', 'add', `${hostAddress}/24`, 'dev', outside);
    await ip('link', 'set', outside, 'up');
    await ip('-n', netns, 'addr', 'add', `${address}/24`, 'dev', inside);
    await ip('-n', netns, 'link', 'set', inside, 'up');
    await ip('-n', netns, 'link', 'set', 'lo', 'up');
    await ip('-n', netns, 'route', 'add', 'default', 'via', hostAddress);
    return { netns, address, hostAddress, podSubnet: `10.232.${index}.0/24` };
  }
  throw new Error('No free network namespace for another cluster.');
}
