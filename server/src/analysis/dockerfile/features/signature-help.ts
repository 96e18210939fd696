import type { SignatureHelp } from '../../core/features.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import { dockerfileTree } from '../model/dockerfile-model.ts';
import { type MountType, mountKeys, mountTypes } from '../syntax/mount-grammar.ts';
import type { Flag, Instruction } from '../syntax/nodes.ts';
import { isIn, outerInstructionAt } from './cursor.ts';
import { instructionDocs } from './instruction-docs.ts';
import { type InstructionForm, instructionForms } from './instruction-forms.ts';
import { keysOfMount } from './mount-forms.ts';

/** The forms of the instruction or the mount that is being typed at an offset. */
export function dockerfileSignatureHelp(
  snapshot: Snapshot,
  offset: number,
): SignatureHelp | undefined {
  const tree = dockerfileTree(snapshot);
  if (tree.comments.some(({ span }) => isIn(span, offset))) return undefined;
  const outer = outerInstructionAt(tree, offset);
  if (!outer || offset <= outer.keyword.span.end) return undefined;
  const trigger = outer.kind === 'ONBUILD' ? outer.trigger : undefined;
  const inner = trigger && offset > trigger.keyword.span.end ? trigger : outer;
  if (inner.kind === 'UNKNOWN' || isInHeredoc(inner, offset)) return undefined;
  const mount = inner.flags.find(
    ({ name, value }) => name.text === 'mount' && isIn(value?.span, offset),
  );
  return mount ? mountHelp(inner, mount, offset) : instructionHelp(inner, inner.kind, offset);
}

function isInHeredoc({ heredocs }: Instruction, offset: number): boolean {
  const [first] = heredocs;
  return first !== undefined && offset >= first.body.start;
}

function instructionHelp(
  instruction: Instruction,
  kind: Exclude<Instruction['kind'], 'UNKNOWN'>,
  offset: number,
): SignatureHelp | undefined {
  const forms = instructionForms[kind];
  const activeSignature = formOf(instruction, forms);
  const form = forms[activeSignature];
  if (!form) return undefined;
  const words = wordsBefore(instruction, offset);
  // Inside a command for the shell there is nothing to say.
  if (form.parameters.at(-1)?.label === 'command' && words > 0) return undefined;
  return {
    signatures: forms.map(({ label, parameters }) => ({
      label,
      parameters,
      documentation: instructionDocs[kind].summary,
    })),
    activeSignature,
    activeParameter: parameterAt(instruction, form, offset, words),
  };
}

/** The form that the text has so far. */
function formOf(instruction: Instruction, forms: readonly InstructionForm[]): number {
  const text = instruction.kind === 'HEALTHCHECK' ? '' : instruction.body.text;
  const found = forms.findIndex(({ label }) => {
    if (instruction.kind === 'HEALTHCHECK') {
      return label.endsWith('NONE') === (instruction.type?.text.toUpperCase() === 'NONE');
    }
    if (text === '') return true;
    if (instruction.heredocs.length > 0 && instruction.kind === 'RUN') return label.includes('<<');
    return text.startsWith('[') === /\["|\[…|, "/.test(label) && !label.includes('<<');
  });
  return Math.max(found, 0);
}

/** How many words of the body end before an offset. */
function wordsBefore({ words }: Instruction, offset: number): number {
  return words.filter(({ span }) => span.end < offset).length;
}

function parameterAt(
  instruction: Instruction,
  { hasFlags, parameters }: InstructionForm,
  offset: number,
  words: number,
): number {
  const bodyStart = instruction.body.text === '' ? undefined : instruction.body.spanOf(0, 1).start;
  const isBeforeBody = bodyStart === undefined || offset < bodyStart;
  const isFlag =
    instruction.flags.some(({ span }) => isIn(span, offset)) ||
    (isBeforeBody && instruction.flags.length === 0 && parameters.length === 1);
  if (hasFlags && isFlag) return 0;
  const first = hasFlags ? 1 : 0;
  const last = parameters.length - 1;
  if (instruction.kind === 'HEALTHCHECK') {
    return instruction.type && offset > instruction.type.span.end ? last : 0;
  }
  if (instruction.kind === 'USER')
    return instruction.group && offset >= instruction.group.span.start ? 1 : 0;
  if (instruction.kind === 'ADD' || instruction.kind === 'COPY') {
    // What stands at the end is the destination, once there is a source before it.
    const isLast = words > 0 && words >= instruction.words.length - 1;
    return isLast ? last : first;
  }
  return Math.min(first + words, last);
}

function mountHelp(instruction: Instruction, flag: Flag, offset: number): SignatureHelp {
  const mount =
    instruction.kind === 'RUN' ? instruction.mounts.find((each) => each.flag === flag) : undefined;
  const types = Object.keys(mountTypes) as readonly MountType[];
  const type = types.find((name) => name === mount?.type) ?? 'bind';
  const key = mount?.options.find(({ span }) => isIn(span, offset))?.key.text.toLowerCase();
  const keys = keysOfMount(type);
  const index = keys.findIndex((each) => each.name === (aliasOf(key) ?? key));
  return {
    signatures: types.map(mountSignature),
    activeSignature: types.indexOf(type),
    activeParameter: index < 0 ? undefined : index,
  };
}

function mountSignature(type: MountType): SignatureHelp['signatures'][number] {
  const parameters = keysOfMount(type).map(({ name, value, summary }) => ({
    label: name === 'type' ? `type=${type}` : value === 'boolean' ? name : `${name}=${value}`,
    documentation: summary,
  }));
  return {
    label: `--mount=${parameters.map(({ label }, index) => (index < 2 ? label : `[${label}]`)).join(',')}`,
    documentation: mountTypes[type],
    parameters,
  };
}

function aliasOf(key: string | undefined): string | undefined {
  return mountKeys.find(({ name }) => name === key)?.aliasOf;
}
