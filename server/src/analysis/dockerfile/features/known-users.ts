import type { ShellCommand } from '../../shell/script.ts';
import type { DockerfileModel, Stage } from '../model/model.ts';
import type { Instruction } from '../syntax/nodes.ts';

/** Users and groups that an image has, as far as the file tells, with where they come from. */
export interface KnownUsers {
  readonly users: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, string>;
}

/** The users and groups that exist before an instruction: those of the base, those that RUN adds, and root. */
export function knownUsers(model: DockerfileModel, instruction: Instruction): KnownUsers {
  const users = new Map<string, string>();
  const groups = new Map<string, string>();
  const own = model.stageOf(instruction);
  for (const stage of own ? stagesBelow(own) : []) {
    for (const each of stage.instructions) {
      if (stage === own && each.span.start >= instruction.span.start) break;
      if (each.kind === 'RUN') {
        for (const command of model.scriptOf(each)?.commands ?? [])
          addCreated(command, users, groups);
      } else if (each.kind === 'USER' && each.user && !each.user.text.includes('$')) {
        if (!users.has(each.user.text)) users.set(each.user.text, 'an earlier USER');
      }
    }
    const { base } = stage;
    if (base.kind === 'image') addKnown(base.reference, base.known?.user, users, groups);
  }
  const accounts = model.imageBefore(instruction)?.accounts;
  for (const { name } of accounts?.users ?? []) {
    if (!users.has(name)) users.set(name, 'comes with the base image');
  }
  for (const { name } of accounts?.groups ?? []) {
    if (!groups.has(name)) groups.set(name, 'comes with the base image');
  }
  users.set('root', 'may do anything in the container');
  groups.set('root', 'the group of root');
  return { users, groups };
}

function* stagesBelow(stage: Stage): Generator<Stage> {
  const seen = new Set<Stage>();
  for (let at: Stage | undefined = stage; at && !seen.has(at); ) {
    seen.add(at);
    yield at;
    at = at.base.kind === 'stage' ? at.base.stage : undefined;
  }
}

/** Users that images come with and do not switch to. */
const usersOfImages: readonly [image: RegExp, user: string, number: string][] = [
  [/^(?:docker\.io\/)?(?:library\/)?node:/, 'node', '1000'],
  [/^(?:docker\.io\/)?(?:library\/)?nginx:/, 'nginx', '101'],
  [/^(?:docker\.io\/)?(?:library\/)?postgres:/, 'postgres', '999'],
  [/^(?:docker\.io\/)?(?:library\/)?redis:/, 'redis', '999'],
  [/^(?:docker\.io\/)?(?:library\/)?(?:php|httpd|wordpress|drupal)\b/, 'www-data', '33'],
  [/^gcr\.io\/distroless\//, 'nonroot', '65532'],
  [/^mcr\.microsoft\.com\/dotnet\//, 'app', '1654'],
];

function addKnown(
  reference: string,
  user: string | undefined,
  users: Map<string, string>,
  groups: Map<string, string>,
): void {
  if (user && user !== 'root' && user !== '0') users.set(user, 'user of the base image');
  for (const [image, name, number] of usersOfImages) {
    if (!image.test(`${reference}:`)) continue;
    users.set(name, `comes with the base image, number ${number}`);
    users.set(number, `number of ${name} in the base image`);
    groups.set(name, 'comes with the base image');
  }
}

/** Options of the programs below whose value is the next word. */
const valued =
  /^-(?:-(?:uid|gid|groups?|shell|home(?:-dir)?|base-dir|comment|password|skel|gecos|ingroup|expiredate|inactive|key)|[A-Za-z]*[ugGsdbcpkhKef])$/;

function addCreated(
  { name, arguments: words }: ShellCommand,
  users: Map<string, string>,
  groups: Map<string, string>,
): void {
  const program = name?.value?.replace(/^.*\//, '') ?? '';
  if (!/^(?:user|group)add$|^add(?:user|group)$/.test(program)) return;
  const operands: string[] = [];
  let number: string | undefined;
  let group: string | undefined;
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    const text = word?.value;
    if (text === undefined) continue;
    const [option = '', given] = text.split('=', 2);
    if (!text.startsWith('-')) {
      operands.push(text);
      continue;
    }
    const value = given ?? (valued.test(option) ? words[++at]?.value : undefined);
    if (
      /^(?:-u|--uid)$/.test(option) ||
      (program.startsWith('g') && /^(?:-g|--gid)$/.test(option))
    ) {
      number = value;
    } else if (/^(?:-g|--gid|-G|--ingroup)$/.test(option)) group = value;
  }
  const isUser = program.includes('user');
  const made = isUser ? operands[0] : operands.at(-1);
  if (made === undefined || !/^[a-z_][\w.-]*\$?$/i.test(made)) return;
  const target = isUser ? users : groups;
  target.set(made, `added by ${program}`);
  if (number !== undefined && /^\d+$/.test(number)) target.set(number, `number of ${made}`);
  if (!isUser) return;
  const joined = operands[1] ?? group;
  if (joined !== undefined && /^\w/.test(joined)) groups.set(joined, `group of ${made}`);
  else if (!words.some(({ text }) => /^(?:-N|--no-user-group)$/.test(text))) {
    groups.set(made, `group of ${made}`);
  }
}
