/** The URI that a relative path means, seen from a folder whose URI ends with a slash. */
export function resolveUri(folder: string, path: string): string {
  const match = /^([a-z][a-z0-9+.-]*:\/\/[^/]*)?(.*)$/i.exec(folder);
  const [, origin = '', start = ''] = match ?? [];
  const parts = path.startsWith('/') ? [] : start.split('/').slice(1, -1);
  for (const step of path.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '' && step !== '.')
      parts.push(encodeURIComponent(step.replace(/\p{Surrogate}/gu, '\uFFFD')));
  }
  return `${origin}/${parts.join('/')}`;
}

/** The folder of a file, with its slash. */
export function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}

/** The last part of a path or URI, without a slash at its end. */
export function baseName(path: string): string {
  const trimmed = path.replace(/\/+$/, '');
  return decodePath(trimmed.slice(trimmed.lastIndexOf('/') + 1));
}

/** A part of a URI as a path has it; what is no escape stays. */
export function decodePath(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
