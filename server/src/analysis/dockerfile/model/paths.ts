/** An absolute path without `.`, `..`, doubled or trailing slashes; undefined without a folder to start from. */
export function absolutePath(path: string, folder: string | undefined): string | undefined {
  if (path.startsWith('/')) return normalPath(path);
  return folder === undefined ? undefined : normalPath(`${folder}/${path}`);
}

/** True when a path is a folder or lies below it; both are absolute. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || folder === '/' || path.startsWith(`${folder}/`);
}

/** The name behind the last slash. */
export function baseName(path: string): string {
  const end = path.replace(/\/+$/, '');
  return end.slice(end.lastIndexOf('/') + 1);
}

/** Resolves `.` and `..` of an absolute path. */
export function normalPath(path: string): string {
  if (/^(?:\/[^/.][^/]*)+$/.test(path)) return path;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
