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

/** A custom kind that a cluster serves. */
interface ServedKind {
  readonly apiVersion: string;
  readonly kind: string;
  /** Such as `crontabs`. */
  readonly plural: string;
  readonly namespaced: boolean;
}

/** The cluster in use, or as it was when it was last used from this workspace. */
export interface ClusterOutline {
  /** Name of its context. */
  readonly context: string;
  /** Such as `1.34`; absent when nobody knows. */
  readonly version?: string;
  /** The kinds of every API group whose name has a dot, those of Kubernetes itself among them. */
  readonly kinds: readonly ServedKind[];
  /** The settings name its context as the one that the workspace is deployed to, and it is connected. */
  readonly isDeployedTo: boolean;
}

/** What the server asks of the client. Completion uses what comes within 300 ms; nothing else ever waits. */
export interface ServerRequests {
  'slipway/engineImages': { params: Record<string, never>; result: { images: readonly string[] } };
  'slipway/clusterNames': {
    /** All namespaces when none is named. */
    params: { kind: string; namespace?: string };
    /** `complete`: the cluster has no others. */
    result: { names: readonly string[]; complete: boolean };
  };
  'slipway/cluster': { params: Record<string, never>; result: ClusterOutline | null };
  /** The OpenAPI schemas of the kinds of one API version, by kind; those of the cluster in use. */
  'slipway/clusterSchemas': {
    params: { apiVersion: string };
    result: { schemas: Readonly<Record<string, unknown>> };
  };
  /** The text of a file in the last commit; null when it is in none. */
  'slipway/committedText': { params: { uri: string }; result: { text: string | null } };
}
//#endregion

//#region client → server, without an answer

/** What the client tells the server. */
export interface ClientNotifications {
  /** Something that the server may have asked for is different now. */
  'slipway/outsideChanged': { readonly what: 'cluster' | 'commits' };
}
//#endregion

/** What a client may say of itself in `initializationOptions`. */
export interface ClientOptions {
  /** The client answers the questions for live names. */
  readonly liveNames?: boolean;
  /** The client answers the other questions of `ServerRequests`. */
  readonly outside?: boolean;
  /** The client has the command `slipway.showRulePage`, which takes the id of a rule. */
  readonly rulePages?: boolean;
  /** The client has the commands `slipway.lens.*` that code lenses call. */
  readonly lensCommands?: boolean;
  /** The `slipway` section of the settings, for clients that cannot be asked. */
  readonly settings?: unknown;
}
