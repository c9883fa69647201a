import { emsOf, shortened } from '../../views/labels.ts';

export interface GuessLayout {
  /** `beside`: the guess at the right of the product; `over`: above it, with its controls at the right; `stacked`: a phone. */
  readonly kind: 'beside' | 'over' | 'stacked';
  /** The width of what stands beside or over the product, and of the bars in it. */
  readonly side: number;
  readonly bars: number;
  /** The room for the product. */
  readonly product: { readonly width: number; readonly height: number };
}

const BESIDE = { from: 800, width: 212, gap: 26 } as const;
const NARROW = 560;
const WORD = { height: 38, font: 14, around: 22, least: 34 } as const;
/** The hint under the sentence, and the row of steps over the product. */
const HINT = 28;
const STEPS = 38;
/** The product needs so much height to be read. */
const LEAST = 420;

/** Where the pieces stand. The sentence is broken into lines by the page; here it is only measured. */
export function guessLayout(
  tokens: readonly { readonly label: string }[],
  size: { readonly width: number; readonly height: number },
): GuessLayout {
  const { width, height } = size;
  const sentence = linesOf(tokens, width) * WORD.height + HINT + STEPS;
  const product = { width, height: Math.max(LEAST, height - sentence) };
  if (width >= BESIDE.from) {
    return {
      kind: 'beside',
      side: BESIDE.width,
      bars: BESIDE.width,
      product: { ...product, width: width - BESIDE.width - BESIDE.gap },
    };
  }
  const stacked = width < NARROW;
  return {
    kind: stacked ? 'stacked' : 'over',
    side: width,
    bars: stacked ? width : Math.floor(width * 0.52),
    product,
  };
}

/** About how many lines the sentence takes. */
export function linesOf(tokens: readonly { readonly label: string }[], width: number): number {
  let lines = 1;
  let x = 0;
  for (const { label } of tokens) {
    const word = Math.max(WORD.least, emsOf(shortened(label)) * WORD.font + WORD.around);
    if (x > 0 && x + word > width) {
      lines++;
      x = 0;
    }
    x += word;
  }
  return lines;
}
