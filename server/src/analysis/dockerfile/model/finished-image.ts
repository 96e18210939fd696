import { createAccounts } from './accounts.ts';
import type { ImageState, PortList } from './effective-image.ts';
import { createFiles } from './files.ts';
import type { EffectiveImage, EffectivePort } from './image.ts';
import { createPrograms } from './programs.ts';

/** The image as it is after an instruction; what takes time is found out when it is first asked for. */
export function finishedImage(state: ImageState): EffectiveImage {
  return new FinishedImage(state);
}

/** A class, because there are as many images as instructions and each is asked for little. */
class FinishedImage implements EffectiveImage {
  private readonly state: ImageState;
  private knownPorts: readonly EffectivePort[] | undefined;
  private knownPrograms: EffectiveImage['programs'] | undefined;
  private knownFiles: EffectiveImage['files'] | undefined;
  private knownAccounts: EffectiveImage['accounts'] | undefined;

  constructor(state: ImageState) {
    this.state = state;
  }

  get user() {
    return this.state.user;
  }
  get workdir() {
    return this.state.workdir;
  }
  get entrypoint() {
    return this.state.entrypoint;
  }
  get cmd() {
    return this.state.cmd;
  }
  get shell() {
    return this.state.shell;
  }
  get stopSignal() {
    return this.state.stopSignal;
  }
  get healthcheck() {
    return this.state.healthcheck;
  }
  get volumes() {
    return this.state.volumes;
  }
  get packageManager() {
    return this.state.packageManager;
  }
  get isBaseKnown() {
    return this.state.isBaseKnown;
  }
  get exposedPorts() {
    this.knownPorts ??= portsIn(this.state.ports);
    return this.knownPorts;
  }
  get programs() {
    this.knownPrograms ??= createPrograms(this.state.programState);
    return this.knownPrograms;
  }
  get files() {
    this.knownFiles ??= createFiles(this.state.baseFiles, this.state.lastStep);
    return this.knownFiles;
  }
  get accounts() {
    this.knownAccounts ??= createAccounts(this.state.baseAccounts, this.state.lastStep);
    return this.knownAccounts;
  }
}

function portsIn(last: PortList): readonly EffectivePort[] {
  const exposed: (readonly EffectivePort[])[] = [];
  for (let list: PortList | undefined = last; list; list = list.before) exposed.push(list.ports);
  return exposed.reverse().flat();
}
