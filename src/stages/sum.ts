import type { Cell, Explanation, Factor, Term } from '../model/lineage.ts';

/** A line of a sum: what is multiplied, what it adds, and how long its bar is (−1 to 1). */
export interface SumLine {
  readonly factors: readonly Factor[];
  readonly value: number;
  readonly share: number;
  /** The cell whose token or column names the line. */
  readonly names: Cell | null;
  /** Whether it is the bias, or the term a softmax is asked about. */
  readonly role: 'term' | 'bias' | 'own';
}

export interface SumLines {
  readonly lines: readonly SumLine[];
  readonly folded: { readonly terms: number; readonly total: number } | null;
}

/** Largest terms first; what does not fit is folded into one line with its total. */
export function sumLines(explanation: Explanation, limit: number): SumLines {
  const { operation, cell, terms } = explanation;
  const own = operation === 'softmax' ? cell.at.at(-1) : operation === 'norm' ? cell.at[1] : undefined;
  const marked = terms.map((term, n) => ({ term, role: roleOf(term, n, own) }));
  const size = (term: Term) => Math.abs(term.value);
  const sorted = [...marked].sort((a, b) => rank(b.role) - rank(a.role) || size(b.term) - size(a.term));
  // Folding a single term would save nothing.
  const shown = sorted.length <= limit + 1 ? sorted : sorted.slice(0, limit);
  const rest = sorted.slice(shown.length);
  const largest = Math.max(...terms.map(size), 1e-30);
  return {
    lines: shown.map(({ term, role }) => ({
      factors: term.factors,
      value: term.value,
      share: term.value / largest,
      names: term.factors[0]?.cell ?? null,
      role,
    })),
    folded:
      rest.length === 0
        ? null
        : { terms: rest.length, total: rest.reduce((sum, { term }) => sum + term.value, 0) },
  };
}

function roleOf(term: Term, index: number, own: number | undefined): SumLine['role'] {
  if (own === index) return 'own';
  const [first] = term.factors;
  return term.factors.length === 1 && first?.cell?.ref.name.endsWith('.bias') ? 'bias' : 'term';
}

function rank(role: SumLine['role']): number {
  return role === 'own' ? 1 : 0;
}
