import { type Document, parseDocument } from 'yaml';

/** Reads a manifest with the octal numbers and merge keys of YAML 1.1; times stay text. */
export function parseAsServer(manifest: string): Document {
  return parseDocument(manifest, {
    version: '1.1',
    customTags: (tags) =>
      tags.filter((tag) => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:timestamp'),
  });
}
