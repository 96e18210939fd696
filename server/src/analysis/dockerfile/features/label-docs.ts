/** A key that the OCI image specification defines. */
export interface LabelDocs {
  /** What the value says, in Markdown. */
  readonly summary: string;
  /** What a value looks like. */
  readonly example: string;
}

/** The annotation keys of the OCI image specification, in our own words. */
export const labelDocs: Readonly<Record<string, LabelDocs>> = {
  'org.opencontainers.image.authors': {
    summary: 'People or organisation responsible for the image.',
    example: 'team@example.com',
  },
  'org.opencontainers.image.base.digest': {
    summary: 'Digest of the base image.',
    example: 'sha256:…',
  },
  'org.opencontainers.image.base.name': {
    summary: 'Reference of the base image.',
    example: 'docker.io/library/debian:13',
  },
  'org.opencontainers.image.created': {
    summary: 'Date and time of the build, as RFC 3339 writes it.',
    example: '2026-01-31T12:00:00Z',
  },
  'org.opencontainers.image.description': {
    summary: 'What the image is for, in a sentence.',
    example: 'Keeps the carts of the shop',
  },
  'org.opencontainers.image.documentation': {
    summary: 'Address of the documentation.',
    example: 'https://example.com/docs',
  },
  'org.opencontainers.image.licenses': {
    summary: 'Licences of what is in the image, as an SPDX expression.',
    example: 'Apache-2.0',
  },
  'org.opencontainers.image.ref.name': {
    summary: 'Name of the reference, such as its tag.',
    example: '1.2.3',
  },
  'org.opencontainers.image.revision': {
    summary: 'Commit that the image was built from.',
    example: '0c5e4a1',
  },
  'org.opencontainers.image.source': {
    summary: 'Address of the source code. GitHub connects packages to repositories by it.',
    example: 'https://github.com/example/shop',
  },
  'org.opencontainers.image.title': { summary: 'Name for people.', example: 'Cart' },
  'org.opencontainers.image.url': {
    summary: 'Address with more information.',
    example: 'https://example.com',
  },
  'org.opencontainers.image.vendor': {
    summary: 'Who distributes the image.',
    example: 'Example Inc.',
  },
  'org.opencontainers.image.version': {
    summary: 'Version of the packaged software.',
    example: '1.2.3',
  },
};
