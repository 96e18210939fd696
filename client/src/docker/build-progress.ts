import type { BuildFailure, BuildLines, BuildProgress, BuildStep, BuiltImage } from './build.ts';
import {
  bytesField,
  messageFields,
  numberField,
  type ProtobufFields,
  readProtobuf,
  textField,
} from './protobuf-reader.ts';

/** How a build ended. */
export type BuildOutcome = { readonly image: BuiltImage } | { readonly failure: BuildFailure };

/** One line of the engine's answer to a build, of BuildKit or of the classic builder. */
interface BuildMessage {
  readonly id?: string;
  readonly aux?: string | { readonly ID?: string };
  readonly stream?: string;
  readonly error?: string;
  readonly errorDetail?: { readonly message?: string };
}

const logTail = 8000;
/** What BuildKit says before every error of a Dockerfile, which helps nobody. */
const frontendPrefix =
  /^(?:(?:failed to solve(?: with frontend dockerfile\.v0)?|failed to create LLB definition): )+/;

/** Reads the engine's answer to a build: tells the news, and in the end how it went. */
export async function followBuild(
  messages: AsyncIterable<unknown>,
  progress: (progress: BuildProgress) => void,
): Promise<BuildOutcome> {
  const state: State = { steps: new Map(), logs: new Map(), progress };
  let image: string | undefined;
  let error: string | undefined;
  for await (const value of messages) {
    const message = value as BuildMessage;
    if (message.id === 'moby.buildkit.trace' && typeof message.aux === 'string') {
      readTrace(state, Buffer.from(message.aux, 'base64'));
    } else if (typeof message.aux === 'object') {
      image = message.aux.ID ?? image;
    } else if (message.stream !== undefined) {
      readClassic(state, message.stream);
    }
    error = message.errorDetail?.message ?? message.error ?? error;
  }
  if (error === undefined && image !== undefined) return { image: { id: image } };
  return { failure: describeFailure(state, error) };
}

interface State {
  readonly steps: Map<string, BuildStep>;
  /** The end of each step's output. */
  readonly logs: Map<string, string>;
  readonly progress: (progress: BuildProgress) => void;
  /** The classic builder runs one step at a time. */
  classicStep?: string;
}

function tellStep(state: State, step: BuildStep): void {
  const known = state.steps.get(step.id);
  state.steps.set(step.id, step);
  if (JSON.stringify(known) !== JSON.stringify(step)) state.progress({ type: 'step', step });
}

function tellLog(state: State, step: string, text: string): void {
  state.logs.set(step, ((state.logs.get(step) ?? '') + text).slice(-logTail));
  state.progress({ type: 'log', step, text });
}

/** `StatusResponse` of https://github.com/moby/buildkit/blob/master/api/services/control/control.proto */
function readTrace(state: State, bytes: Uint8Array): void {
  const decoder = new TextDecoder();
  const status = readProtobuf(bytes);
  for (const vertex of messageFields(status, 1)) tellStep(state, stepOf(vertex));
  for (const log of messageFields(status, 3)) {
    tellLog(state, textField(log, 1), decoder.decode(bytesField(log, 4) ?? new Uint8Array()));
  }
  for (const warning of messageFields(status, 4)) {
    const lines = linesOf(warning);
    state.progress({
      type: 'warning',
      text: textField(warning, 3),
      ...(lines ? { lines } : {}),
    });
  }
}

function stepOf(vertex: ProtobufFields): BuildStep {
  const started = timeOf(vertex, 5);
  const completed = timeOf(vertex, 6);
  const error = textField(vertex, 7);
  return {
    id: textField(vertex, 1),
    name: textField(vertex, 3),
    state: stateOf(numberField(vertex, 4) === 1, completed !== undefined, error),
    ...(started !== undefined && completed !== undefined
      ? { milliseconds: Math.max(0, completed - started) }
      : {}),
    ...(error ? { error } : {}),
  };
}

function stateOf(cached: boolean, completed: boolean, error: string): BuildStep['state'] {
  if (error) return error.includes('context canceled') ? 'cancelled' : 'failed';
  if (cached) return 'cached';
  return completed ? 'done' : 'running';
}

/** Milliseconds since 1970. */
function timeOf(message: ProtobufFields, field: number): number | undefined {
  const time = messageFields(message, field)[0];
  return time ? numberField(time, 1) * 1000 + numberField(time, 2) / 1e6 : undefined;
}

function linesOf(warning: ProtobufFields): BuildLines | undefined {
  const range = messageFields(warning, 7)[0];
  const start = range && messageFields(range, 1)[0];
  const end = range && messageFields(range, 2)[0];
  if (!start) return undefined;
  const first = numberField(start, 1);
  return { start: first, end: end ? numberField(end, 1) : first };
}

/** The classic builder writes text: `Step 2/5 : RUN make`, then the output of that step. */
function readClassic(state: State, text: string): void {
  const name = /^Step (\d+\/\d+) : (.+)\n?$/.exec(text);
  if (name) {
    finishClassicStep(state, 'done');
    const id = name[1] ?? '';
    state.classicStep = id;
    tellStep(state, { id, name: `[${id}] ${name[2] ?? ''}`, state: 'running' });
  } else if (/^ ---> Using cache/.test(text)) {
    finishClassicStep(state, 'cached');
  } else if (state.classicStep !== undefined && !/^ --->/.test(text)) {
    tellLog(state, state.classicStep, text);
  }
}

function finishClassicStep(state: State, end: BuildStep['state'], error?: string): void {
  const step = state.steps.get(state.classicStep ?? '');
  if (step?.state === 'running')
    tellStep(state, { ...step, state: end, ...(error ? { error } : {}) });
}

function describeFailure(state: State, error: string | undefined): BuildFailure {
  const message =
    error?.replace(frontendPrefix, '') ??
    'the engine ended the connection before the build was complete';
  finishClassicStep(state, 'failed', message);
  const failed = [...state.steps.values()].find((step) => step.state === 'failed');
  const line = /(?:parse error (?:on )?line|\bline) (\d+)/.exec(message)?.[1];
  return {
    message,
    log: (failed && state.logs.get(failed.id)) ?? '',
    ...(failed ? { step: failed.name } : {}),
    ...(line ? { lines: { start: Number(line), end: Number(line) } } : {}),
  };
}
