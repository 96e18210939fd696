import { runCommand } from './run-command.ts';
import type { RunDirectory } from './run-directory.ts';

/** A bridge of our own with the addresses 10.230.N.0/24. */
export interface EngineBridge {
  readonly name: string;
  /** Where the networks that users create on the engine get their addresses. */
  readonly networks: string;
}

/** Makes the first free bridge `slipwayN` on this machine; creating the interface reserves it. */
export async function createEngineBridge(run: RunDirectory): Promise<EngineBridge> {
  for (let index = 0; index < 32; index++) {
    const name = `slipway${index}`;
    const made = await runCommand('ip', ['link', 'add', name, 'type', 'bridge'], {
      mayFail: true,
    });
    if (made.code !== 0) continue;
    run.ownNetwork('link', name);
    await runCommand('ip', ['addr', 'add', `10.230.${index}.1/24`, 'dev', name]);
    await runCommand('ip', ['link', 'set', name, 'up']);
    run.ownNetwork('pool', `10.${190 + index}.`);
    return { name, networks: `10.${190 + index}.0.0/16` };
  }
  throw new Error('No free bridge for another engine.');
}
