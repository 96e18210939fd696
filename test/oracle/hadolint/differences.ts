/** Why a rule of hadolint and its twin here disagree, and how much they agree at least. */
export interface Difference {
  /** Of all findings of either, the share that both give at least. */
  readonly floor: number;
  readonly because: string;
  /** The page of our rule, whose section "Differs" says it. */
  readonly page: string;
}

/** Every rule of hadolint that Slipway understands otherwise on purpose; all others agree wholly. */
export const differences: ReadonlyMap<string, Difference> = new Map<string, Difference>([
  ['DL3000', rule(0.25, 'relative-workdir', 'below an absolute WORKDIR it is clear what is meant')],
  ['DL3001', rule(0.3, 'unsuitable-command', 'some of the commands have a use in a build')],
  ['DL3003', rule(0.1, 'cd-in-run', 'only a cd without effect is a mistake')],
  ['DL3006', rule(0.8, 'unpinned-base-image', 'the port of a registry is no tag')],
  ['DL3008', rule(0.9, 'unpinned-system-package', 'variables are unknown; apt is known')],
  ['DL3009', rule(0.85, 'package-cache-left', 'only stages that are shipped')],
  ['DL3012', rule(0, 'repeated-command', 'the earlier instruction is the one without effect')],
  ['DL3013', rule(0.75, 'unpinned-package', 'pip itself may be the newest')],
  ['DL3014', rule(0.7, 'missing-yes-flag', 'yes answers')],
  ['DL3015', rule(0.7, 'recommended-packages', 'only stages that are shipped')],
  ['DL3016', rule(0.75, 'unpinned-package', 'npm i is known')],
  ['DL3019', rule(0.6, 'package-cache-left', 'only stages that are shipped')],
  ['DL3020', rule(0.8, 'add-instead-of-copy', 'COPY cannot fetch a repository')],
  ['DL3021', rule(0.4, 'several-sources-one-file', 'the destination is a folder or unknown')],
  ['DL3022', rule(0.8, 'unknown-stage', 'mounts are looked at')],
  ['DL3023', error(0.5, 'circular-stage', 'stages have numbers')],
  ['DL3024', rule(0.3, 'duplicate-stage-name', 'case does not count')],
  ['DL3025', rule(0.45, 'shell-form-command', 'HEALTHCHECK and SHELL')],
  ['DL3029', rule(0.4, 'constant-platform', 'names of stages count')],
  ['DL3042', rule(0.65, 'package-cache-left', 'only stages that are shipped')],
  ['DL3046', rule(0.45, 'large-user-id', 'variables are unknown')],
  ['DL3048', rule(0.8, 'invalid-label-key', 'upper case works')],
  ['DL3049', rule(0.3, 'missing-label', 'only the final image')],
  ['DL3050', rule(0.4, 'unlisted-label', 'only stages that are shipped')],
  ['DL3054', rule(0.4, 'malformed-label', 'variables are unknown')],
  ['DL3056', rule(0.4, 'malformed-label', 'variables are unknown')],
  ['DL3057', rule(0.7, 'missing-healthcheck', 'only the final image')],
  ['DL3059', rule(0.6, 'consecutive-runs', 'only stages that are shipped')],
  ['DL3060', rule(0.6, 'package-cache-left', 'yarn add is known')],
  ['DL3061', error(0.5, 'no-build-stage', 'an empty file is refused')],
  ['DL3062', rule(0.75, 'unpinned-package', 'go run takes the version of go.mod')],
  ['DL3064', rule(0.6, 'secret-in-variable', 'the words are those of BuildKit')],
  ['DL3066', rule(0.55, 'named-user', 'only the final user')],
  ['DL3067', rule(0.3, 'copied-root', 'some images are made to be copied')],
  ['DL4000', rule(0.75, 'maintainer', 'triggers are looked at')],
  ['DL4003', rule(0, 'repeated-command', 'the earlier instruction is the one without effect')],
  ['DL4004', rule(0, 'repeated-command', 'the earlier instruction is the one without effect')],
  ['DL4006', rule(0.25, 'pipe-without-pipefail', 'only programs that fail for outer reasons')],
]);

function rule(floor: number, id: string, because: string): Difference {
  return { floor, because, page: `rules/${id}` };
}

function error(floor: number, id: string, because: string): Difference {
  return { floor, because, page: `syntax/errors/${id}` };
}
