import { ClusterError } from './cluster-error.ts';
import type { Protection } from './protection.ts';

/** What a person is about to change. */
export interface WriteIntent {
  readonly action:
    | 'apply'
    | 'create'
    | 'delete'
    | 'scale'
    | 'restart'
    | 'roll back'
    | 'undo'
    | 'edit'
    | 'open a shell in';
  readonly namespace?: string;
  /** Such as `Deployment/web`. */
  readonly objects: readonly string[];
  /** Asks even where the context is open, because the action can't be taken back or its outcome was just shown. */
  readonly alwaysAsk?: boolean;
}

/** The question that the user interface asks; both resolve to false unless the person agrees. */
export interface GatePrompts {
  confirm(intent: WriteIntent, context: GatedContext): Promise<boolean>;
  typeName(intent: WriteIntent, context: GatedContext): Promise<boolean>;
}

/** The context that a gate guards. */
export interface GatedContext {
  readonly name: string;
  readonly server: string;
  readonly protection: Protection;
}

declare const issued: unique symbol;

/** Proof that the gate let one action pass. Only a gate makes one, and only for its own context. */
export interface WritePermit {
  readonly [issued]: true;
}

/**
 * The one way to a write. The transport refuses every writing request that comes without a permit of its
 * gate; reads and dry runs need none.
 */
export class Gate {
  readonly #context: () => GatedContext;
  readonly #prompts: GatePrompts;
  readonly #permits = new WeakSet<WritePermit>();

  /** `context` is asked each time, so that a changed setting counts at once. */
  constructor(context: () => GatedContext, prompts: GatePrompts) {
    this.#context = context;
    this.#prompts = prompts;
  }

  /** Undefined when the person declines; throws a ClusterError `read-only` where nothing may be written. */
  async permit(intent: WriteIntent): Promise<WritePermit | undefined> {
    const context = this.#context();
    if (!(await this.#agreed(intent, context))) return undefined;
    const permit = Object.freeze({}) as WritePermit;
    this.#permits.add(permit);
    return permit;
  }

  /** Throws unless `permit` came from this gate and the context still takes writes. */
  check(permit: WritePermit | undefined): void {
    const context = this.#context();
    if (context.protection === 'read-only') throw readOnly(context);
    if (permit === undefined || !this.#permits.has(permit)) {
      throw new ClusterError('read-only', `A write to ${context.name} came without a permit.`);
    }
  }

  #agreed(intent: WriteIntent, context: GatedContext): Promise<boolean> {
    switch (context.protection) {
      case 'open':
        return intent.alwaysAsk === true
          ? this.#prompts.confirm(intent, context)
          : Promise.resolve(true);
      case 'confirm':
        return this.#prompts.confirm(intent, context);
      case 'type-name':
        return this.#prompts.typeName(intent, context);
      case 'read-only':
        return Promise.reject(readOnly(context));
    }
  }
}

function readOnly(context: GatedContext): ClusterError {
  return new ClusterError('read-only', `The context ${context.name} is set to read-only.`);
}
