/** The path of a `file:` URI; any other URI stands for itself, so that it names one file still. */
export function pathOf(uri: string): string {
  if (!uri.startsWith('file://')) return uri;
  try {
    return decodeURIComponent(new URL(uri).pathname);
  } catch {
    return uri;
  }
}

export function uriOf(path: string): string {
  if (/^[A-Za-z][A-Za-z0-9+.-]+:/.test(path)) return path;
  const absolute = path.startsWith('/') ? path : `/${path}`;
  // What VS Code escapes in a path, so that one file has one URI.
  return `file://${encodeURI(absolute).replaceAll('#', '%23').replaceAll('?', '%3F')}`;
}
