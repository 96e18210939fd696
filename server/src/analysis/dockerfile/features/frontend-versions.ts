/** Values of `# syntax=` that people use, with what they mean, in Markdown. */
export const frontendVersions: Readonly<Record<string, string>> = {
  'docker/dockerfile:1': 'The newest stable version 1, fetched before the build.',
  'docker/dockerfile:1-labs': 'The newest version 1 with features that are still being tried out.',
  'docker/dockerfile:1.20': 'Brought `COPY --parents` and `RUN --security`.',
  'docker/dockerfile:1.19': 'Brought `--exclude`.',
  'docker/dockerfile:1.17': 'Brought `ADD --unpack`.',
  'docker/dockerfile:1.10': 'Brought secrets as environment variables.',
  'docker/dockerfile:1.8': 'Brought the checks and `# check=`.',
  'docker/dockerfile:1.6': 'Brought `ADD --checksum`.',
  'docker/dockerfile:1.4': 'Brought heredocs and `COPY --link`.',
  'docker/dockerfile:1.2': 'Brought `RUN --mount` and `--chmod`.',
  'docker/dockerfile-upstream:master': 'What is being developed.',
};
