import type { Finding } from '../../core/finding.ts';
import { defineRule } from '../../core/rule.ts';
import type { ShellCommand } from '../../shell/script.ts';
import { type CacheMount, cacheMountFlag, cacheMountsOf } from '../model/cache-mounts.ts';
import type { DockerfileModel } from '../model/model.ts';
import { baseName } from '../model/paths.ts';
import { scriptOf } from '../model/scripts.ts';
import { movedFindings, perInstruction } from '../syntax/moved-instruction.ts';

/** Reports installations of dependencies that download everything again when one of them changes. */
export const missingCacheMount = defineRule<DockerfileModel>({
  id: 'missing-cache-mount',
  summary: 'Dependencies are downloaded again whenever one of them changes',
  severity: 'hint',
  *check(model) {
    for (const run of model.tree.instructions) {
      const finding = run.kind === 'RUN' && model.stageOf(run) ? downloadIn(run) : undefined;
      if (!finding || !model.scriptOf(run)) continue;
      const user = model.imageBefore(run)?.user.value;
      if (user !== undefined && !/^(?:root|0)(?::|$)/.test(user)) continue;
      // The first place tells it; a line for each would hide what else there is.
      yield* movedFindings(run, [finding]);
      return;
    }
  },
});

const downloadIn = perInstruction((run): Finding | undefined => {
  // A mount of any kind shows that its author thought of it.
  if (run.kind !== 'RUN' || run.mounts.some(({ type }) => type === 'cache' || type === 'tmpfs')) {
    return undefined;
  }
  const commands = scriptOf(run)?.commands ?? [];
  const command = commands.find((one) => downloadsLibraries(one));
  const { name } = command ?? {};
  if (!command || !name || cleansUp(commands)) return undefined;
  const flags = cacheMountsOf(command).map((mount: CacheMount) => `${cacheMountFlag(mount)} `);
  const at = run.flags.at(-1)?.span.end ?? run.keyword.span.end;
  return {
    span: name.span,
    message: `${baseName(name.value ?? '')} downloads every dependency again when one of them changes, because nothing keeps what it has.`,
    fixes: [
      {
        title: flags.length > 1 ? 'Add cache mounts' : 'Add a cache mount',
        safety: 'unsafe',
        edits: [{ span: { start: at, end: at }, text: ` ${flags.join('').trim()}` }],
      },
    ],
  };
});

/** Managers of a language's libraries, for which a build runs again and again; systems are installed once. */
function downloadsLibraries(command: ShellCommand): boolean {
  const program = baseName(command.name?.value ?? '');
  const [subcommand = ''] = command.arguments.flatMap(({ text }) =>
    text.startsWith('-') ? [] : [text],
  );
  const isGlobal = command.arguments.some(({ text }) => /^(?:-g|--global)$/.test(text));
  const isLibrary = !isGlobal && (installs.get(program)?.test(subcommand) ?? false);
  return isLibrary && cacheMountsOf(command).length > 0;
}

const maven = /^(?:dependency:|package$|verify$|install$|compile$|clean$)/;
const gradle = /^(?:dependencies|build|bootJar|assemble|shadowJar|installDist)$/;

const installs = new Map<string, RegExp>(
  Object.entries({
    npm: /^(?:ci|i|install)$/,
    yarn: /^(?:|install)$/,
    pnpm: /^(?:i|install|fetch)$/,
    bun: /^(?:i|install)$/,
    go: /^mod$/,
    cargo: /^(?:build|fetch)$/,
    mvn: maven,
    mvnw: maven,
    gradle,
    gradlew: gradle,
    poetry: /^(?:install|sync)$/,
    uv: /^(?:sync|pip)$/,
    composer: /^(?:i|install)$/,
    bundle: /^(?:|install)$/,
    dotnet: /^(?:restore|build|publish)$/,
  }),
);

function cleansUp(commands: readonly ShellCommand[]): boolean {
  return commands.some(
    ({ name, arguments: words }) =>
      (name?.value === 'rm' &&
        words.some(({ text }) => /\.npm|\.cache|\.m2|\.gradle|cargo/.test(text))) ||
      (words[0]?.text === 'cache' && words[1]?.text === 'clean') ||
      words.some(({ text }) => /^--no-cache/.test(text)),
  );
}
