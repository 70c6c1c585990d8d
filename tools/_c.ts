import {lnFixed,ONE,toNumber,FRACTION_BITS} from '../libs/engine/src/math/reference/fixed-point';
const ln2=lnFixed(2n*ONE);
const l128=ln2>>7n; const s2=FRACTION_BITS-42n;const h2=((l128+(1n<<(s2-1n)))>>s2)<<s2;
console.log(toNumber(h2), toNumber(l128-h2), toNumber(52n*ln2));
