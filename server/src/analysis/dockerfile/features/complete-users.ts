import type { Completion } from '../../core/features.ts';
import type { Span } from '../../core/span.ts';
import type { DockerfileModel } from '../model/model.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { knownUsers } from './known-users.ts';
import { plainCompletion } from './typed-word.ts';

/** Users that the image has, or behind a colon its groups; `text` is what is typed of `user:group` so far. */
export function completeUser(
  model: DockerfileModel,
  instruction: Instruction,
  text: string,
  span: Span,
): Completion[] {
  const { users, groups } = knownUsers(model, instruction);
  const colon = text.indexOf(':');
  const known = colon < 0 ? users : groups;
  const replace = colon < 0 ? span : { start: span.start + colon + 1, end: span.end };
  const found = new Map(known);
  if (!found.has('10001')) found.set('10001', 'a number that no account has');
  if (colon < 0 && !found.has('nobody')) found.set('nobody', 'the account without rights');
  return [...found].map(([label, detail], rank) =>
    plainCompletion(label, 'value', replace, { detail, rank }),
  );
}
