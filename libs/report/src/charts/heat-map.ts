import { element, escapeMarkup } from '../markup';

/** One cell: its place, its value and what stands below it; null values leave the cell blank with its text. */
export interface HeatCell {
  readonly x: number;
  readonly y: number;
  readonly value: number | null;
  readonly text: string;
  /** The error, in small print. */
  readonly note: string;
  /** What a pointer on the cell shows. */
  readonly hover: string;
  readonly isBase: boolean;
}

/** What a heat map shows: columns and rows in the order given, the first row at the bottom. */
export interface HeatMapOptions {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly string[];
  readonly columnTitle: string;
  readonly rowTitle: string;
  readonly cells: readonly HeatCell[];
  /** Whether more is worse: another colour. */
  readonly isRisk: boolean;
}

const LEFT = 62;
const TOP = 28;
const BOTTOM = 44;
const WIDEST = 84;
const CELL_HEIGHT = 40;

/** Most columns with errors, and with values, printed in their cells. */
const MOST_WITH_NOTES = 8;
const MOST_WITH_TEXT = 14;

/** Colour from its faintest to its strongest: text in the ink colour stays readable on all of it, light and dark. */
const FAINT = 0.06;
const STRONG = 0.5;

/** Values over two axes, the stronger the colour the higher, with the values printed in the cells. */
export function heatMap(options: HeatMapOptions): string {
  const { title, columns, rows, columnTitle, rowTitle, cells, isRisk } = options;
  const width = Math.max(Math.min(WIDEST, 760 / Math.max(columns.length, 1)), 14);
  const height = rows.length > 12 ? CELL_HEIGHT / 2 : CELL_HEIGHT;
  const right = LEFT + columns.length * width;
  const bottom = TOP + rows.length * height;
  const known = cells.flatMap(({ value }) => (value === null ? [] : [value]));
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const share = (value: number): number => (high > low ? (value - low) / (high - low) : 0.5);
  const marks = cells.map((cell) => {
    const place = { x: LEFT + cell.x * width, y: bottom - (cell.y + 1) * height };
    const middle = place.x + width / 2;
    const hasNote = columns.length <= MOST_WITH_NOTES && height === CELL_HEIGHT && cell.note !== '';
    const fill =
      cell.value === null
        ? { class: 'heat none', 'fill-opacity': '0' }
        : {
            class: `heat ${isRisk ? 'risk' : 'return'}`,
            'fill-opacity': (FAINT + (STRONG - FAINT) * share(cell.value)).toFixed(3),
          };
    return element(
      'g',
      {},
      element('title', {}, escapeMarkup(cell.hover)),
      element('rect', { ...fill, ...place, width, height }),
      columns.length > MOST_WITH_TEXT
        ? ''
        : element(
            'text',
            { class: 'heat-text', x: middle, y: place.y + height / 2 + (hasNote ? -1 : 4), 'text-anchor': 'middle' },
            escapeMarkup(cell.text),
          ),
      hasNote
        ? element(
            'text',
            { class: 'heat-note', x: middle, y: place.y + height / 2 + 13, 'text-anchor': 'middle' },
            escapeMarkup(cell.note),
          )
        : '',
    );
  });
  const outline = cells
    .filter(({ isBase }) => isBase)
    .map(({ x, y }) =>
      element('rect', {
        class: 'heat-base',
        x: LEFT + x * width + 1,
        y: bottom - (y + 1) * height + 1,
        width: width - 2,
        height: height - 2,
      }),
    );
  const every = (count: number): number => Math.ceil(count / MOST_WITH_TEXT);
  const columnLabels = columns.flatMap((label, i) =>
    i % every(columns.length) === 0
      ? [element('text', { x: LEFT + (i + 0.5) * width, y: bottom + 16, 'text-anchor': 'middle' }, escapeMarkup(label))]
      : [],
  );
  const rowLabels = rows.map((label, i) =>
    element('text', { x: LEFT - 8, y: bottom - (i + 0.5) * height + 4, 'text-anchor': 'end' }, escapeMarkup(label)),
  );
  const total = { width: Math.max(right + 12, 300), height: bottom + BOTTOM };
  return element(
    'svg',
    {
      class: 'chart heat-map',
      viewBox: `0 0 ${total.width} ${total.height}`,
      style: `max-width:${total.width}px`,
      role: 'img',
      'aria-label': title,
    },
    element('title', {}, escapeMarkup(title)),
    element('text', { class: 'axis-title', x: 4, y: 14 }, escapeMarkup(rowTitle)),
    element(
      'text',
      { class: 'axis-title', x: Math.max(right, 288), y: bottom + 36, 'text-anchor': 'end' },
      escapeMarkup(columnTitle),
    ),
    ...columnLabels,
    ...rowLabels,
    ...marks,
    ...outline,
  );
}
