import type { Command, CommandNode } from 'unbash';
import type { ShellSyntax } from './syntax.ts';

/** Two commands of which the first writes into the second. */
export interface Pipe {
  readonly from: Command;
  readonly to: CommandNode;
  /** True when nothing writes into the first one. */
  readonly isFirst: boolean;
}

/** Every pipe whose writing side is a simple command, in source order. */
export function* pipesOf(syntax: ShellSyntax): Iterable<Pipe> {
  for (const { node } of syntax.of('Pipeline')) {
    for (const [index, from] of node.commands.entries()) {
      const to = node.commands[index + 1];
      if (to && from.type === 'Command') yield { from, to, isFirst: index === 0 };
    }
  }
}
