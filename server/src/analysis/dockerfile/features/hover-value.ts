import type { Hover } from '../../core/features.ts';
import type { Span } from '../../core/span.ts';
import type { DockerfileModel } from '../model/model.ts';
import type { Heredoc, Instruction, InstructionOf } from '../syntax/nodes.ts';
import { isIn, lineOf } from './cursor.ts';
import { knownUsers } from './known-users.ts';
import { labelDocs } from './label-docs.ts';
import { escapeMarkdown, inlineCode } from './markdown.ts';
import { portDocs } from './port-docs.ts';
import { signalDocs } from './signal-docs.ts';
import { variableDocs } from './variable-docs.ts';

/** What is known of an argument of an instruction. */
export function valueHover(
  model: DockerfileModel,
  instruction: Instruction,
  offset: number,
): Hover | undefined {
  const heredoc = heredocHover(model, instruction, offset);
  if (heredoc) return heredoc;
  switch (instruction.kind) {
    case 'EXPOSE':
      return portHover(model, instruction, offset);
    case 'STOPSIGNAL':
      return signalHover(model, instruction, offset);
    case 'USER':
      return userHover(model, instruction, offset);
    case 'WORKDIR':
      return folderHover(model, instruction, offset);
    case 'LABEL':
      return keyHover(instruction, offset, (key) => labelDocs[key]?.summary);
    case 'ENV':
      return keyHover(instruction, offset, (key) => variableDocs[key]?.summary);
    default:
      return undefined;
  }
}

function portHover(
  model: DockerfileModel,
  expose: InstructionOf<'EXPOSE'>,
  offset: number,
): Hover | undefined {
  const port = expose.ports.find(({ span }) => isIn(span, offset));
  const text = port && model.scopeAt(expose).expand(port.text);
  if (!port || !text) return undefined;
  const [numbers = '', protocol = 'tcp'] = text.split('/');
  const custom = portDocs[numbers];
  const what = custom ? `\n\nBy custom: ${custom}.` : '';
  const markdown = `Port ${inlineCode(`${numbers}/${protocol}`)}${what}\n\nEXPOSE opens nothing by itself; \`docker run -P\` publishes it.`;
  return { span: port.span, markdown };
}

function signalHover(
  model: DockerfileModel,
  { value, ...stop }: InstructionOf<'WORKDIR' | 'STOPSIGNAL' | 'MAINTAINER'>,
  offset: number,
): Hover | undefined {
  if (!value || !isIn(value.span, offset)) return undefined;
  const text = model.scopeAt({ value, ...stop } as Instruction).expand(value.text) ?? value.text;
  const name = `SIG${text.toUpperCase().replace(/^SIG/, '')}`;
  const docs = signalDocs[name] ?? 'The signal that asks the container to stop.';
  return { span: value.span, markdown: `${inlineCode(name)}\n\n${docs}` };
}

function userHover(
  model: DockerfileModel,
  user: InstructionOf<'USER'>,
  offset: number,
): Hover | undefined {
  const isGroup = isIn(user.group?.span, offset);
  const token = isGroup ? user.group : user.user;
  if (!token || !isIn(token.span, offset)) return undefined;
  const name = model.scopeAt(user).expand(token.text) ?? token.text;
  const { users, groups } = knownUsers(model, user);
  const origin = (isGroup ? groups : users).get(name);
  const what = origin ? `\n\n${capitalised(escapeMarkdown(origin))}.` : '';
  return { span: token.span, markdown: `${isGroup ? 'Group' : 'User'} ${inlineCode(name)}${what}` };
}

function folderHover(
  model: DockerfileModel,
  workdir: InstructionOf<'WORKDIR' | 'STOPSIGNAL' | 'MAINTAINER'>,
  offset: number,
): Hover | undefined {
  const { value } = workdir;
  if (!value || !isIn(value.span, offset)) return undefined;
  const stage = model.stageOf(workdir);
  const next = stage?.instructions[stage.instructions.indexOf(workdir) + 1];
  const folder = (next ? model.imageBefore(next) : stage?.image)?.workdir.value;
  if (folder === undefined || workdir.isTrigger) return undefined;
  return { span: value.span, markdown: `Folder ${inlineCode(folder)}` };
}

function keyHover(
  { pairs }: InstructionOf<'ENV' | 'LABEL'>,
  offset: number,
  docsOf: (key: string) => string | undefined,
): Hover | undefined {
  const pair = pairs.find(({ key }) => isIn(key.span, offset));
  const docs = pair && docsOf(pair.key.value);
  return docs
    ? { span: pair.key.span, markdown: `${inlineCode(pair.key.value)}\n\n${docs}` }
    : undefined;
}

function heredocHover(
  model: DockerfileModel,
  instruction: Instruction,
  offset: number,
): Hover | undefined {
  const heredoc = instruction.heredocs.find(
    ({ marker, terminator }) => isIn(marker.span, offset) || isIn(terminator?.span, offset),
  );
  if (!heredoc) return undefined;
  const { marker, terminator } = heredoc;
  const span: Span = isIn(marker.span, offset) || !terminator ? marker.span : terminator.span;
  const end = terminator ? `to line ${lineOf(model, terminator.span.start)}` : 'and never ended';
  const facts = [
    `Heredoc ${inlineCode(heredoc.name)}, from line ${lineOf(model, heredoc.body.start)} ${end}.`,
    readerOf(instruction, heredoc),
    ...(heredoc.stripTabs ? ['Tabs at the start of its lines are left out.'] : []),
  ];
  return { span, markdown: facts.join('\n\n') };
}

function readerOf({ kind }: Instruction, { quoted, text }: Heredoc): string {
  if (kind === 'RUN') {
    const shebang = /^#!\s*(\S.*)/.exec(text)?.[1];
    if (shebang) return `${inlineCode(shebang)} runs it, as its first line says.`;
    return quoted
      ? 'The shell reads it; nothing is replaced before.'
      : 'The shell reads it and replaces the variables.';
  }
  return quoted
    ? 'The file holds exactly these lines.'
    : 'BuildKit replaces variables in it; quotes around the name would stop that.';
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
