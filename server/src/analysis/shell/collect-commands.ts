import type {
  AndOr,
  Assignment,
  Command,
  CommandNode,
  CompoundList,
  PipelineNode,
  Redirection,
  Script,
  Statement,
  Word,
  WordPart,
} from 'unbash';
import type {
  InnerScript,
  ShellAssignment,
  ShellCommand,
  ShellContext,
  ShellOperator,
  ShellRedirect,
  ShellWord,
} from './script.ts';
import type { ShellSource } from './shell-source.ts';

/**
 * Every simple command of a script in source order, those inside substitutions and compounds included.
 * `innerOf` tells the script that a command hands to another shell.
 */
export function collectCommands(
  script: Script,
  source: ShellSource,
  innerOf: (command: Command) => InnerScript | undefined,
): ShellCommand[] {
  const commands: ShellCommand[] = [];
  let pipelines = 0;

  function list(statements: readonly Statement[], context: ShellContext): void {
    let before: Statement | undefined;
    for (const statement of statements) {
      const operator = before && separator(before.end, statement.pos, before.background);
      andOr(statement.command, context, operator);
      before = statement;
    }
  }

  function andOr(
    node: PipelineNode | AndOr,
    context: ShellContext,
    operator?: ShellOperator,
  ): void {
    const parts = node.type === 'AndOr' ? node.commands : [node];
    const operators = node.type === 'AndOr' ? node.operators : [];
    parts.forEach((command, index) => {
      const before = parts[index - 1];
      const text = operators[index - 1];
      const own = before && text && operatorBetween(before.end, command.pos, text);
      pipeline(command, context, own ?? operator);
    });
  }

  function pipeline(node: PipelineNode, context: ShellContext, operator?: ShellOperator): void {
    const number = ++pipelines;
    const parts = node.type === 'Pipeline' ? node.commands : [node];
    const operators = node.type === 'Pipeline' ? node.operators : [];
    parts.forEach((part, index) => {
      const before = parts[index - 1];
      const text = operators[index - 1];
      const own = before && text && operatorBetween(before.end, part.pos, text);
      command(part, context, own ?? operator, number);
    });
  }

  function command(
    node: CommandNode | CompoundList,
    context: ShellContext,
    operator: ShellOperator | undefined,
    number: number,
  ): void {
    switch (node.type) {
      case 'Command':
        simple(node, context, operator, number);
        break;
      case 'CompoundList':
        list(node.commands, context);
        break;
      case 'Redirected':
        command(node.command, context, operator, number);
        break;
      case 'Subshell':
        list(node.body.commands, 'subshell');
        break;
      case 'BraceGroup':
        list(node.body.commands, 'group');
        break;
      case 'If':
        for (const branch of [node, ...node.elif]) {
          list(branch.clause.commands, 'condition');
          list(branch.then.commands, 'branch');
        }
        list(node.else?.commands ?? [], 'branch');
        break;
      case 'While':
        list(node.clause.commands, 'condition');
        list(node.body.commands, 'loop');
        break;
      case 'For':
      case 'Select':
        for (const word of node.wordlist ?? []) substitutions(word);
        list(node.body.commands, 'loop');
        break;
      case 'ArithmeticFor':
        list(node.body.commands, 'loop');
        break;
      case 'Case':
        for (const item of node.items) list(item.body.commands, 'branch');
        break;
      case 'Function':
        if (node.body.type === 'BraceGroup') list(node.body.body.commands, 'function');
        else command(node.body, 'function', undefined, number);
        break;
      case 'Coproc':
        command(node.body, 'group', undefined, number);
        break;
      default:
        break;
    }
  }

  function simple(
    node: Command,
    context: ShellContext,
    operator: ShellOperator | undefined,
    pipeline: number,
  ): void {
    const words = node.args.map((argument) =>
      argument.type === 'Word' ? argument : assignmentWord(argument),
    );
    const inner = innerOf(node);
    commands.push({
      span: source.spanOf(node.pos, node.end),
      name: node.name && shellWord(node.name),
      arguments: words.map(shellWord),
      assignments: node.prefix.flatMap((item) =>
        item.type === 'Assignment' ? [shellAssignment(item)] : [],
      ),
      redirects: node.redirects.map(shellRedirect),
      operator,
      pipeline,
      context,
      startsScript: inner?.script.isComplete === true,
      isInner: false,
    });
    if (node.name) substitutions(node.name);
    for (const item of node.prefix) {
      if (item.type === 'Assignment' && item.value.type === 'Word') substitutions(item.value);
    }
    for (const word of words) substitutions(word);
    if (inner) addInner(inner);
  }

  function addInner({ script, isVerbatim }: InnerScript): void {
    const before = pipelines;
    for (const command of script.commands) {
      pipelines = Math.max(pipelines, before + command.pipeline);
      commands.push({
        ...command,
        ...(isVerbatim ? {} : withoutExpanded(command)),
        pipeline: before + command.pipeline,
        context: command.context === 'top' ? 'subshell' : command.context,
        isInner: true,
      });
    }
  }

  function substitutions(word: Word): void {
    for (const part of word.parts ?? []) partCommands(part);
  }

  function partCommands(part: WordPart): void {
    if (part.type === 'DoubleQuoted' || part.type === 'LocaleString') {
      for (const child of part.parts) partCommands(child);
    } else if (part.type === 'CommandExpansion' || part.type === 'ProcessSubstitution') {
      // Positions inside escaped backticks speak of another text.
      if (part.script && part.script.source === undefined) {
        list(part.script.commands, 'substitution');
      }
    }
  }

  function assignmentWord(assignment: Assignment): Word {
    const { pos, end, text } = assignment;
    return { type: 'Word', pos, end, text, value: text, parts: partsOf(assignment) };
  }

  function shellWord(word: Word): ShellWord {
    return {
      span: source.spanOf(word.pos, word.end),
      text: word.text,
      value: isStatic(word.parts) ? word.value : undefined,
      isQuoted: /^["']/.test(word.text),
    };
  }

  function shellAssignment(assignment: Assignment): ShellAssignment {
    const { name, value, pos, end } = assignment;
    const word = value.type === 'Word' ? shellWord(value) : undefined;
    return { span: source.spanOf(pos, end), name, value: word };
  }

  function shellRedirect(redirect: Redirection): ShellRedirect {
    const target = redirect.type === 'HereDoc' ? undefined : redirect.target;
    return {
      span: source.spanOf(redirect.pos, redirect.end),
      operator: redirect.operator,
      target: target && shellWord(target),
    };
  }

  function operatorBetween(start: number, end: number, text: ShellOperator['text']) {
    const at = source.text.indexOf(text, start);
    const from = at < 0 || at >= end ? start : at;
    return { span: source.spanOf(from, from + text.length), text };
  }

  function separator(start: number, end: number, background: boolean | undefined): ShellOperator {
    if (background) return operatorBetween(Math.max(start - 1, 0), end, '&');
    const between = source.text.slice(start, end);
    return operatorBetween(start, end, between.includes(';') ? ';' : '\n');
  }

  list(script.commands, 'top');
  return commands;
}

/** What the outer shell replaces is not known, whatever quotes of the inner one stand around it. */
function withoutExpanded({
  name,
  arguments: words,
}: ShellCommand): Pick<ShellCommand, 'name' | 'arguments'> {
  const unknown = (word: ShellWord): ShellWord =>
    word.value?.includes('$') ? { ...word, value: undefined } : word;
  return { name: name && unknown(name), arguments: words.map(unknown) };
}

function partsOf(assignment: Assignment): readonly WordPart[] | undefined {
  return assignment.value.type === 'Word' ? assignment.value.parts : undefined;
}

function isStatic(parts: readonly WordPart[] | undefined): boolean {
  return (parts ?? []).every((part) => {
    if (part.type === 'DoubleQuoted') return isStatic(part.parts);
    return part.type === 'Literal' || part.type === 'SingleQuoted' || part.type === 'AnsiCQuoted';
  });
}
