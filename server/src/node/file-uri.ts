import { fileURLToPath, pathToFileURL } from 'node:url';
import { normalizeUri } from '../lsp/uri.ts';

/** The URI of a path, in the one spelling that the server uses. */
export function toUri(path: string): string {
  return normalizeUri(pathToFileURL(path).href);
}

/** The path of a `file` URI; undefined for every other scheme. */
export function toPath(uri: string): string | undefined {
  return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
}
