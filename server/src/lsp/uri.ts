import { resolveUri } from '../analysis/core/resolve-uri.ts';

/** One spelling for each URI, whatever a client escapes: the spelling of Visual Studio Code. */
export function normalizeUri(uri: string): string {
  const match = /^([a-z][a-z\d+.-]*:\/\/[^/]*)(\/[^?#]*)(.*)$/is.exec(uri);
  if (!match) return uri;
  const [, start = '', path = '', rest = ''] = match;
  const escaped = path.replace(/%[\da-f]{2}|[^\w\-.~/%\p{Cs}]/giu, normalizeCharacter);
  return (
    start + escaped.replace(/^\/[A-Z]%3A/, (drive) => `/${drive.charAt(1).toLowerCase()}%3A`) + rest
  );
}

/** Whether the URI is the folder or lies below it. */
export function isBelow(uri: string, folder: string): boolean {
  return uri === folder || uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** The URI of a folder that a setting names by its path; a relative path starts at `from`. */
export function folderUri(path: string, from: string | undefined): string | undefined {
  const slashed = path.replaceAll('\\', '/').replace(/\/+$/, '');
  if (/^([A-Za-z]:)?\//.test(slashed)) {
    return normalizeUri(`file://${slashed.startsWith('/') ? '' : '/'}${slashed}`);
  }
  if (slashed === '' || from === undefined) return undefined;
  return resolveUri(`${from}/`, slashed);
}

function normalizeCharacter(text: string): string {
  const code = text.startsWith('%') ? Number.parseInt(text.slice(1), 16) : undefined;
  if (code === undefined)
    return text.length === 1 && /[!'()*]/.test(text) ? hex(text) : encodeURIComponent(text);
  const character = String.fromCharCode(code);
  return /[A-Za-z\d\-._~]/.test(character) ? character : text.toUpperCase();
}

function hex(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
