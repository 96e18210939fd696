// Custom requests between the client and the language server.
// Positions are LSP positions; method names start with `slipway/`.

/** A zero-based LSP position. */
interface ProtocolPosition {
  readonly line: number;
  readonly character: number;
}

/** A half-open LSP range. */
export interface ProtocolRange {
  readonly start: ProtocolPosition;
  readonly end: ProtocolPosition;
}

//#region client → server

/** What a build needs to know of a Dockerfile; the client never parses one. */
export interface DockerfileOutline {
  readonly stages: readonly {
    readonly name?: string;
    readonly index: number;
    readonly range: ProtocolRange;
    /** The ports of EXPOSE, with variables replaced, such as `8080/tcp`. */
    readonly exposedPorts: readonly string[];
  }[];
  /** ARGs that a build may set. */
  readonly buildArguments: readonly { readonly name: string; readonly default?: string }[];
  /** Every instruction in source order; a build error names one by its text or line. */
  readonly instructions: readonly { readonly range: ProtocolRange; readonly text: string }[];
  /** The build contexts, the one that counts first; at least one. */
  readonly contexts: readonly {
    /** Folder URI without a slash at its end. */
    readonly folder: string;
    /** False: nobody writes it down, and it is the folder that fits best. */
    readonly isDeclared: boolean;
    /** URI of the Compose or Bake file that declares it. */
    readonly declaredBy?: string;
  }[];
  /** Name of the image that the workspace gives this Dockerfile, when something names it. */
  readonly imageName?: string;
}

/** One object of a manifest; the client never parses YAML. */
export interface ManifestObject {
  readonly uri: string;
  readonly range: ProtocolRange;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  /** The object as the API server takes it. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** The objects of a manifest, or why it holds none. */
export interface ManifestObjects {
  readonly objects: readonly ManifestObject[];
  /** Errors of severity `error` in the text that was asked for, in words. */
  readonly errors: readonly {
    readonly message: string;
    readonly uri: string;
    readonly range: ProtocolRange;
  }[];
}

/** One service of the workspace from its Dockerfile to its workloads. */
export interface StackService {
  readonly name: string;
  readonly dockerfile: string;
  /** Folder URI of the build context. */
  readonly context: string;
  readonly target?: string;
  /** The image reference that manifests use for it. */
  readonly image: string;
  readonly workloads: readonly ManifestObject[];
}

/** The method and types of each request; `Params` in, `Result` out. */
export interface ClientRequests {
  'slipway/dockerfile': { params: { uri: string }; result: DockerfileOutline | null };
  /** Objects of files or of a whole folder; `range` keeps the objects that it touches. */
  'slipway/manifests': {
    params: { uris: readonly string[]; range?: ProtocolRange };
    result: ManifestObjects;
  };
  'slipway/stack': { params: { folder?: string }; result: { services: readonly StackService[] } };
  /** YAML of objects with Kubernetes key order, for documents that the client shows. */
  'slipway/yaml': { params: { objects: readonly unknown[] }; result: { text: string } };
  /** The Markdown page of a rule. */
  'slipway/rulePage': { params: { rule: string }; result: { markdown: string } | null };
}
//#endregion

//#region server → client

/** Live facts that completion may use when they come within 300 ms. */
export interface ServerRequests {
  'slipway/engineImages': { params: Record<string, never>; result: { images: readonly string[] } };
  'slipway/clusterNames': {
    params: { kind: string; namespace?: string };
    result: { names: readonly string[] };
  };
}
//#endregion

/** What a client may say of itself in `initializationOptions`. */
export interface ClientOptions {
  /** The client answers the requests of `ServerRequests`. */
  readonly liveNames?: boolean;
  /** The client has the command `slipway.showRulePage`, which takes the id of a rule. */
  readonly rulePages?: boolean;
  /** The client has the commands `slipway.lens.*` that code lenses call. */
  readonly lensCommands?: boolean;
  /** The `slipway` section of the settings, for clients that cannot be asked. */
  readonly settings?: unknown;
}
