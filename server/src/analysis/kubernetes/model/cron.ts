/** Why the CronJob controller can't read a schedule; undefined when it can. Encodes robfig/cron's standard parser. */
export function cronProblem(schedule: string): string | undefined {
  if (schedule.includes('TZ=')) {
    return 'the time zone belongs in the field "timeZone"';
  }
  if (schedule.startsWith('@')) return descriptorProblem(schedule);
  const fields = schedule.trim().split(/\s+/);
  if (schedule.trim() === '' || fields.length !== 5) {
    const count = schedule.trim() === '' ? 0 : fields.length;
    return `it has ${count} ${count === 1 ? 'field' : 'fields'} instead of 5 (minute, hour, day, month, weekday)`;
  }
  for (const [index, field] of fields.entries()) {
    const spec = specs[index];
    const problem = spec && fieldProblem(field, spec);
    if (problem) return problem;
  }
  return undefined;
}

interface FieldSpec {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const weekdays = 'sun mon tue wed thu fri sat'.split(' ');
const specs: readonly FieldSpec[] = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of the month', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, names: months },
  { name: 'weekday', min: 0, max: 6, names: weekdays },
];
const descriptors = new Set([
  ...['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'],
]);

function descriptorProblem(schedule: string): string | undefined {
  if (descriptors.has(schedule)) return undefined;
  const every = /^@every (?:-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:ns|us|µs|ms|s|m|h))+$/;
  return every.test(schedule) ? undefined : `"${schedule}" is no known shorthand`;
}

function fieldProblem(field: string, spec: FieldSpec): string | undefined {
  for (const part of field.split(',').filter((text) => text !== '')) {
    const problem = rangeProblem(part, spec);
    if (problem) return problem;
  }
  return undefined;
}

function rangeProblem(part: string, spec: FieldSpec): string | undefined {
  const unreadable = `"${part}" is no ${spec.name}`;
  const [range = '', step, ...more] = part.split('/');
  if (more.length > 0 || (step !== undefined && !/^[0-9]+$/.test(step))) return unreadable;
  if (step !== undefined && Number(step) === 0) return `the step in "${part}" is 0`;
  if (range === '*' || range === '?') return undefined;
  const ends = range.split('-').map((text) => numberIn(text, spec));
  const [first, last = first] = ends;
  if (ends.length > 2 || first === undefined || last === undefined) return unreadable;
  if (first < spec.min || last > spec.max) {
    return `${spec.name} "${part}" is outside ${spec.min} to ${spec.max}`;
  }
  return first > last ? `"${part}" ends before it begins` : undefined;
}

function numberIn(text: string, { min, names }: FieldSpec): number | undefined {
  const name = names?.indexOf(text.toLowerCase()) ?? -1;
  if (name >= 0) return name + min;
  return /^[0-9]+$/.test(text) ? Number(text) : undefined;
}
