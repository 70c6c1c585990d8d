import type { PathKeys } from '../json-pointer';
import { parameterKeys } from '../parameter-place';
import { locate } from '../registry/locate';
import type { NumberShape } from '../registry/parameter-shape';

/** A numeric place of a configuration whose value is drawn. */
export interface DrawnPlace {
  readonly path: string;
  readonly keys: PathKeys;
  /** What the parameter takes. */
  readonly shape: NumberShape;
}

/**
 * The place of a numeric parameter, of one zone or of one item; null when the parameter is no number.
 *
 * @throws ValidationError `unknown_parameter` when no parameter has that path
 */
export function drawnPlace(path: string): DrawnPlace | null {
  const keys = parameterKeys(path);
  const place = locate(keys);
  const shape = place.kind === 'parameter' ? place.node.definition.shape : place.kind === 'element' ? place.of : null;
  return shape?.kind === 'number' ? { path, keys, shape } : null;
}
