import { type Span, shiftSpan } from '../../core/span.ts';
import { checkInstruction } from '../syntax/check-instruction.ts';
import type { BuildError, BuildErrorId } from '../syntax/errors.ts';
import { isValidReference } from '../syntax/image-reference.ts';
import { distanceOf, perInstruction } from '../syntax/moved-instruction.ts';
import type { ImageReference, Instruction, Token } from '../syntax/nodes.ts';
import type { DockerfileModel, Stage } from './model.ts';

/** One place where a stage takes files from another stage. */
interface Use {
  readonly user: Stage;
  readonly source: Token;
  readonly target: Stage;
}

/** What `--from` or `from=` names. */
interface Source {
  readonly token: Token;
  readonly byIndex: boolean;
}

/** What BuildKit refuses of base images and of copies between stages. */
export function* checkStages(model: DockerfileModel): Generator<BuildError> {
  const uses: Use[] = [];
  const named = new Map(model.stages.map((stage) => [stage.name?.text.toLowerCase(), stage]));
  for (const stage of model.stages) {
    yield* checkBase(model, stage);
    yield* checkTriggers(model, stage);
    for (const instruction of stage.instructions) {
      for (const { token, byIndex } of sourcesOf(instruction)) {
        const found = yield* resolve(model, named, token, byIndex);
        if (found) uses.push({ user: stage, source: token, target: found });
      }
    }
  }
  yield* checkOrder(uses);
}

function* checkBase(model: DockerfileModel, stage: Stage): Generator<BuildError> {
  const { image } = stage.from;
  if (!image) return;
  if (stage.base.kind === 'image') {
    if (!isValidReference(stage.base.reference))
      yield invalidReference(image.span, stage.base.reference);
  } else if (isNoReference(image)) {
    yield invalidReference(image.span, image.text);
  } else if (stage.base.kind === 'unknown' && model.scopeAt(stage.from).expand(image.text) === '') {
    yield error(
      'blank-base-image',
      image.span,
      `"${image.text}" is empty, because nothing before the first FROM gives it a value`,
    );
  }
}

/** True when no value of the variables makes a reference of it. */
function isNoReference({ text, name }: ImageReference): boolean {
  if (/^[\w.\-/:@]+$/.test(name.text)) return !isValidReference(name.text);
  const plain = text.replace(/\$\{[^}]*\}|\$\w+|["'\\`]/g, '');
  return /[^\w.\-/:@[\]${}]/.test(plain);
}

/** Triggers that fail make every stage fail that builds on theirs. */
function* checkTriggers({ tree }: DockerfileModel, stage: Stage): Generator<BuildError> {
  if (stage.base.kind !== 'stage') return;
  for (const instruction of stage.base.stage.instructions) {
    if (instruction.kind !== 'ONBUILD' || !instruction.trigger) continue;
    const [cause] = checkInstruction(instruction.trigger, tree.escape);
    const { image } = stage.from;
    if (!cause || !image) continue;
    yield {
      ...error(cause.rule, image.span, `an ONBUILD of stage "${image.text}" fails here`),
      related: [{ span: cause.span, message: cause.message }],
    };
  }
}

/** What COPY and RUN take from elsewhere; only COPY knows stages by number. */
function sourcesOf(instruction: Instruction): readonly Source[] {
  const sources = parsedSources(instruction);
  const by = distanceOf(instruction);
  if (sources.length === 0 || by === 0) return sources;
  return sources.map(({ token, byIndex }) => ({
    token: { span: shiftSpan(token.span, by), text: token.text },
    byIndex,
  }));
}

const parsedSources = perInstruction((instruction): readonly Source[] => {
  if (instruction.kind === 'COPY' && instruction.from?.value) {
    const { span, value } = instruction.from;
    return [{ token: { span, text: value }, byIndex: true }];
  }
  if (instruction.kind !== 'RUN') return [];
  return instruction.mounts.flatMap(({ flag, options, type }) => {
    const from = options.findLast((option) => option.key.text.toLowerCase() === 'from')?.value;
    if (from?.text) return [{ token: from, byIndex: false }];
    // A cache starts empty; BuildKit finds that by name, even when a stage bears it.
    return type === 'cache'
      ? [{ token: { span: flag.span, text: 'scratch' }, byIndex: false }]
      : [];
  });
});

function* resolve(
  { stages }: DockerfileModel,
  named: ReadonlyMap<string | undefined, Stage>,
  token: Token,
  byIndex: boolean,
): Generator<BuildError, Stage | undefined> {
  if (token.text.includes('$')) {
    if (byIndex) {
      yield error(
        'variable-in-from-flag',
        token.span,
        '"--from" takes no variables; a stage made by "FROM $VARIABLE AS name" can be named instead',
      );
    }
    return undefined;
  }
  if (byIndex && /^[+-]?\d+$/.test(token.text)) {
    const stage = stages[Number(token.text)];
    if (!stage) {
      const known =
        stages.length === 1 ? 'there is only stage 0' : `stages go from 0 to ${stages.length - 1}`;
      yield error('missing-stage-index', token.span, `there is no stage ${token.text}; ${known}`);
    }
    return stage;
  }
  const name = token.text.toLowerCase();
  const stage = named.get(name);
  if (!stage && name !== 'scratch' && !isValidReference(token.text)) {
    yield invalidReference(token.span, token.text);
  }
  return stage;
}

function* checkOrder(uses: readonly Use[]): Generator<BuildError> {
  const targets = new Map<Stage, Stage[]>();
  for (const { user, target } of uses) {
    const known = targets.get(user);
    if (known) known.push(target);
    else targets.set(user, [target]);
  }
  const reaches = (from: Stage, to: Stage): boolean => {
    const pending = [from];
    const seen = new Set(pending);
    // Longer circles are nobody's mistake, and looking for them could take long.
    for (let stage = pending.pop(); stage && seen.size < 200; stage = pending.pop()) {
      if (stage === to) return true;
      for (const next of targets.get(stage) ?? []) {
        if (!seen.has(next)) pending.push(next);
        seen.add(next);
      }
    }
    return false;
  };
  for (const { user, source, target } of uses) {
    if (target.index < user.index) continue;
    if (target === user) {
      yield error('circular-stage', source.span, `the stage would copy from itself`);
    } else if (reaches(target, user)) {
      yield error('circular-stage', source.span, `"${source.text}" copies from this stage in turn`);
    } else {
      yield error('later-stage', source.span, `stage "${source.text}" comes later in the file`);
    }
  }
}

function invalidReference(span: Span, text: string): BuildError {
  const hasCapital = /[A-Z]/.test(text.replace(/[:@].*$/, ''));
  const reason = hasCapital
    ? `"${text}" is not an image name; repositories are written in lower case`
    : `"${text}" is not an image name`;
  return error('invalid-image-reference', span, reason);
}

function error(rule: BuildErrorId, span: Span, reason: string): BuildError {
  return { rule, span, message: `The build stops because ${reason}.` };
}
