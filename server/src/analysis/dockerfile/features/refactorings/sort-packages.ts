import type { Refactoring } from '../../../core/features.ts';
import { packageCommandOf } from '../../model/package-command.ts';
import { onlyOne, type RefactoringSource } from './refactoring.ts';
import { heredocRun, lineRun } from './shell-run.ts';

/** Puts the packages of an installation into alphabetical order, each in the place of another. */
export const sortPackages: RefactoringSource = (place) => {
  const run = onlyOne(place, 'RUN');
  const found = run && (lineRun(place.model, run) ?? heredocRun(place.model, run));
  return (found?.script.commands ?? []).flatMap((command): Refactoring[] => {
    const packages = packageCommandOf(command)?.packages ?? [];
    // Words with variables may depend on their order.
    if (packages.length < 2 || packages.some(({ text }) => /[$`]/.test(text))) return [];
    const sorted = [...packages].sort((a, b) =>
      a.text.toLowerCase() < b.text.toLowerCase() ? -1 : 1,
    );
    if (sorted.every((word, index) => word.text === packages[index]?.text)) return [];
    if (new Set(packages.map(({ text }) => text)).size !== packages.length) return [];
    const edits = packages.flatMap(({ span, text }, index) => {
      const other = sorted[index];
      return other && other.text !== text ? [{ span, text: other.text }] : [];
    });
    return [{ title: `Sort the packages of ${command.name?.text ?? ''}`, kind: 'rewrite', edits }];
  });
};
