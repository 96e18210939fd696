import type { Terminal } from 'vscode';
import type { BuildProgress } from '../../docker/build.ts';
import { openTerminal, type Screen } from '../../ui/stream-terminal.ts';
import { createBuildText } from './build-text.ts';

/** The terminal of one build. */
export interface BuildOutput {
  tell(progress: BuildProgress): void;
  end(note: string): void;
}

/** The newest terminal of each name; the next build of an image takes its place. */
const terminals = new Map<string, Terminal>();

/** Opens a terminal that shows a build from its beginning, however late it comes on the screen. */
export function openBuildOutput(name: string, onClose: () => void): BuildOutput {
  const toText = createBuildText();
  const waiting: ((screen: Screen) => void)[] = [];
  let shown: Screen | undefined;
  const onScreen = (act: (screen: Screen) => void) => {
    if (shown) act(shown);
    else waiting.push(act);
  };
  terminals.get(name)?.dispose();
  const terminal = openTerminal({
    name,
    icon: 'package',
    open: (screen) => {
      shown = screen;
      for (const act of waiting.splice(0)) act(screen);
      return Promise.resolve({ close: onClose });
    },
  });
  terminals.set(name, terminal);
  return {
    tell: (progress) => {
      const text = toText(progress);
      if (text) onScreen((screen) => screen.write(text));
    },
    end: (note) => onScreen((screen) => screen.end(note)),
  };
}
