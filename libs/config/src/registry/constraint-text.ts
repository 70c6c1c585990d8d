import type { NumberShape, ParameterShape } from './parameter-shape';

/** What values a parameter takes, in words. Example: `a number from 0 to 1, or null`. */
export function constraintText(shape: ParameterShape): string {
  switch (shape.kind) {
    case 'number':
      return numberText(shape);
    case 'choice':
      return shape.values.length > 20 ? `one of ${shape.values.length} codes` : `one of ${shape.values.join(', ')}`;
    case 'toggle':
      return 'true or false';
    case 'text':
      return `text of ${countText(shape.minLength, shape.maxLength)} characters${
        shape.optional ? ', may be absent' : ''
      }${shape.nullable ? ', or null' : ''}`;
    case 'numbers':
      return `a list of ${countText(shape.minItems, shape.maxItems)} numbers ${rangeText(shape.of)}${
        shape.increasing ? ', each greater than the one before' : ''
      }`;
    case 'texts':
      return shape.of.kind === 'choice'
        ? `a list of different words, each ${constraintText(shape.of)}`
        : `a list of ${countText(shape.minItems, shape.maxItems)} different texts`;
    case 'matrix':
      return `a square matrix of numbers ${rangeText(shape.of)}, in the order of the ${shape.axis}`;
    case 'zone_numbers':
      return `for each zone ${numberText(shape.of)}`;
    case 'settings':
      return `an object of at most ${shape.maxMembers} values by the paths of their parameters`;
    case 'items':
      if (shape.key === null) return `a list of at most ${shape.maxItems} objects`;
      return `a list of at most ${shape.maxItems} objects, ${shape.key} ${
        shape.increasing ? 'growing from one to the next' : 'different in each'
      }`;
  }
}

/** `a number from 0 to 1, or null`. */
export function numberText(shape: NumberShape): string {
  return `${shape.integer ? 'a whole number' : 'a number'} ${rangeText(shape)}${shape.nullable ? ', or null' : ''}`;
}

/** `from 0 to 1`, `above 0 and below 5`, `of at least 1`. */
function rangeText(shape: NumberShape): string {
  const { min, max } = shape;
  if (min === null && max === null) return 'of any size';
  if (max === null) return min?.exclusive ? `above ${min.value}` : `of at least ${min?.value}`;
  const upper = max.exclusive ? `below ${max.value}` : `at most ${max.value}`;
  if (min === null) return upper;
  if (!min.exclusive && !max.exclusive) return `from ${min.value} to ${max.value}`;
  return `${min.exclusive ? `above ${min.value}` : `of at least ${min.value}`} and ${upper}`;
}

function countText(min: number, max: number): string {
  return min === max ? `${min}` : `${min} to ${max}`;
}
