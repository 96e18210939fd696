import { baseName } from '../../core/resolve-uri.ts';
import type { Span } from '../../core/span.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { absolute } from './copied-script.ts';
import type { Stage } from './model.ts';

/** A file that a container starts with. */
export interface StartedScript {
  readonly span: Span;
  /** The absolute paths that it may have. */
  readonly paths: readonly string[];
  /** True when the kernel starts it, false when a shell reads it. */
  readonly isProgram: boolean;
}

/** The file that ENTRYPOINT, or CMD where there is none, of a stage starts in exec form. */
export function startedScript(stage: Stage): StartedScript | undefined {
  const { entrypoint, workdir } = stage.image;
  const lastOf = (kind: Instruction['kind']) =>
    stage.instructions.findLast((instruction) => instruction.kind === kind);
  const first = lastOf('ENTRYPOINT');
  const isUnset = entrypoint.certainty !== 'unknown' && entrypoint.value === undefined;
  const command = first ?? (isUnset ? lastOf('CMD') : undefined);
  const words = command?.json;
  if (!command || !words) return undefined;
  const start = isWrapper.test(baseName(words[0]?.value ?? ''))
    ? words.findIndex(({ value }, index) => index > 0 && !value.startsWith('-'))
    : 0;
  const program = words[start];
  if (!program) return undefined;
  const isShell = /^(?:sh|bash|ash|dash)$/.test(baseName(program.value));
  const script = isShell
    ? words.slice(start + 1).find(({ value }) => !value.startsWith('-'))
    : program;
  if (!script || (isShell && words.some(({ value }) => /^-\w*c$/.test(value)))) return undefined;
  const { value } = script;
  if (/[\s$]/.test(value)) return undefined;
  if (!value.includes('/') && !isShell) {
    return {
      span: script.span,
      paths: searchPath.map((folder) => `${folder}/${value}`),
      isProgram: true,
    };
  }
  if (!value.startsWith('/') && workdir.value === undefined) return undefined;
  return { span: script.span, paths: [absolute(value, workdir.value)], isProgram: !isShell };
}

const isWrapper = /^(?:tini|dumb-init|su-exec|gosu|catatonit)$/;
const searchPath = ['/usr/local/bin', '/usr/local/sbin', '/usr/bin', '/usr/sbin', '/bin', '/sbin'];
