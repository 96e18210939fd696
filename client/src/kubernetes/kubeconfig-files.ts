import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** What decides which kubeconfig files are read. */
export interface KubeconfigSettings {
  /** `slipway.kubernetes.kubeconfig`: files, the first wins; empty for the usual ones. */
  readonly files: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** False while the workspace may have chosen the files: programs that they name are not run. */
  readonly mayRunPrograms: boolean;
}

/** The files of the setting, else those of KUBECONFIG, else `~/.kube/config`. */
export function kubeconfigFiles(settings: KubeconfigSettings): readonly string[] {
  const chosen = settings.files.filter((file) => file.trim() !== '');
  if (chosen.length > 0) return chosen.map(expandHome);
  const listed = (settings.environment['KUBECONFIG'] ?? '').split(delimiter).filter(Boolean);
  return listed.length > 0 ? listed : [join(homedir(), '.kube', 'config')];
}

function expandHome(path: string): string {
  return path.startsWith('~/') ? join(homedir(), path.slice(2)) : path;
}
