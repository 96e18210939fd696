import type { Location } from '../core/features.ts';
import type { Span } from '../core/span.ts';
import type { DockerfileModel, Stage } from '../dockerfile/model/model.ts';
import type { ImageName } from '../kubernetes/model/image-name.ts';

/**
 * How sure it is that a Dockerfile builds an image.
 * `certain`: somebody wrote it down. `medium`: their names say so. Diagnostics need either.
 */
export type Confidence = 'certain' | 'medium';

/** A Dockerfile as something that can be built. */
export interface DockerfileSource {
  readonly uri: string;
  readonly model: DockerfileModel;
}

/** An image that the workspace builds. */
export interface ImageBuild {
  readonly dockerfile: DockerfileSource;
  /** Folder URI of the build context, with its slash. */
  readonly context: string;
  readonly stage: Stage;
  /** The stage that the build names; absent for the last one. */
  readonly target?: string;
  readonly confidence: Confidence;
  /** What the build is called where it is written down, such as a Compose service. */
  readonly name?: string;
  /** Where the build is written down. */
  readonly place?: Location;
  /** The image as it is written down, with its place. */
  readonly image?: {
    readonly name: ImageName;
    readonly text: string;
    readonly uri: string;
    readonly span: Span;
  };
}
