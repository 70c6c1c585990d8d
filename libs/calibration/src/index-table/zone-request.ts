import { closestWord, SimulationError } from '@ihome/config';
import Papa from 'papaparse';

/** Which column of the table a zone takes its index from. */
export interface ZoneColumn {
  /** Id of the zone in a configuration. */
  readonly zone: string;
  readonly column: string;
}

const MAX_ZONE_LENGTH = 40;

/** A zone id out of a column's name. Example: "San Diego, CA" is san_diego_ca; "10-City" is zone_10_city. */
function zoneIdOf(column: string): string {
  const words = column
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return (/^[a-z]/.test(words) ? words : `zone_${words}`).slice(0, MAX_ZONE_LENGTH).replace(/_+$/, '');
}

/**
 * Reads a list of zones `a,b,c`. Each names a column by its full name (in double quotes when it holds a comma), by its zone id
 * or by what stands before its first comma; `green=Boston` gives the zone an id of its own. Without a list: every column.
 *
 * @throws SimulationError `usage` for a column that is not in the table, or a zone id that is no id or taken
 */
export function readZoneList(list: string | undefined, columns: readonly string[]): readonly ZoneColumn[] {
  const zones =
    list === undefined
      ? columns.map((column) => ({ zone: zoneIdOf(column), column }))
      : entriesOf(list).map((entry) => readEntry(entry, columns));
  zones.forEach(({ zone }, index) => {
    if (!/^[A-Za-z][A-Za-z0-9_-]{0,39}$/.test(zone)) {
      throw new SimulationError(
        'usage',
        `${JSON.stringify(zone)} is no zone id: a letter, then letters, digits, _ or -.`,
      );
    }
    if (zones.findIndex((other) => other.zone === zone) < index) {
      throw new SimulationError('usage', `Two zones are called ${zone}.`);
    }
  });
  return zones;
}

/** Entries of the list; quotes keep commas together, also behind `id=`. */
function entriesOf(list: string): readonly string[] {
  const [row = []] = Papa.parse<string[]>(list.replace(/(^|,)\s*([A-Za-z][\w-]*=)"/g, '$1"$2'), {
    delimiter: ',',
  }).data;
  const entries = row.map((entry) => entry.trim());
  if (entries.includes(''))
    throw new SimulationError('usage', `The list of zones ${JSON.stringify(list)} has an empty entry.`);
  return entries;
}

function readEntry(entry: string, columns: readonly string[]): ZoneColumn {
  const exact = findColumn(entry, columns);
  if (exact !== undefined) return { zone: zoneIdOf(exact), column: exact };
  const equals = entry.indexOf('=');
  const name = equals < 0 ? entry : entry.slice(equals + 1).trim();
  const column = findColumn(name, columns);
  if (column !== undefined) return { zone: entry.slice(0, equals).trim(), column };
  const close = closestWord(name, [...columns, ...columns.map(beforeComma)]);
  const hint = close === null ? `the columns are ${columns.join('; ')}` : `did you mean ${close}?`;
  throw new SimulationError('usage', `The table has no column ${JSON.stringify(name)}; ${hint}`);
}

/** The column of that name or zone id, or the only one that begins so. */
function findColumn(name: string, columns: readonly string[]): string | undefined {
  const exact = columns.find((column) => column === name || zoneIdOf(column) === name);
  if (exact !== undefined) return exact;
  const short = columns.filter((column) => beforeComma(column).toLowerCase() === name.toLowerCase());
  return short.length === 1 ? short[0] : undefined;
}

function beforeComma(column: string): string {
  return (column.split(',')[0] ?? '').trim();
}
