/** Text made safe inside an element or a double-quoted attribute of HTML or SVG. */
export function escapeMarkup(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

/** Attribute values: numbers are written with at most two decimals (a pixel is enough). */
type Attributes = Readonly<Record<string, string | number>>;

/** One element: attributes are escaped, children are markup and are not. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const list = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? pixel(value) : escapeMarkup(value)}"`)
    .join('');
  return children.length === 0 ? `<${name}${list}/>` : `<${name}${list}>${children.join('')}</${name}>`;
}

/** A coordinate with at most two decimals; anything not finite is a defect of the caller. */
function pixel(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`a chart coordinate is ${value}`);
  const text = value.toFixed(2).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}
