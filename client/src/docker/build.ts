/** An image to build. */
export interface BuildRequest {
  /** Path of the Dockerfile; it may lie outside the context. */
  readonly dockerfile: string;
  /** Folder whose files the build may copy. */
  readonly context: string;
  /** References to give to the image, `name:tag`. */
  readonly tags: readonly string[];
  /** Name or index of the stage to build; the last stage when absent. */
  readonly target?: string;
  readonly buildArguments?: Readonly<Record<string, string>>;
  /** Asks registries for newer base images. */
  readonly pull?: boolean;
  /** Runs every step again. */
  readonly noCache?: boolean;
}

/** An image that was built. */
export interface BuiltImage {
  readonly id: string;
}

/** News of a build. */
export type BuildProgress =
  | { readonly type: 'context'; readonly files: number; readonly bytes: number }
  | { readonly type: 'step'; readonly step: BuildStep }
  | { readonly type: 'log'; readonly step: string; readonly text: string }
  | { readonly type: 'warning'; readonly text: string; readonly lines?: BuildLines };

/** One step of a build; news of the same id replace each other. */
export interface BuildStep {
  readonly id: string;
  /** Such as `[build 2/4] RUN go build ./...`. */
  readonly name: string;
  readonly state: 'running' | 'done' | 'cached' | 'failed' | 'cancelled';
  /** How long it ran. */
  readonly milliseconds?: number;
  /** What went wrong. */
  readonly error?: string;
}

/** Lines of the Dockerfile, from 1, both ends included. */
export interface BuildLines {
  readonly start: number;
  readonly end: number;
}

/** Why a build failed, and where. */
export interface BuildFailure {
  readonly message: string;
  /** The name of the step that failed. */
  readonly step?: string;
  readonly lines?: BuildLines;
  /** The end of that step's output. */
  readonly log: string;
}
