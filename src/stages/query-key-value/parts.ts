/** The three readings of a row, each with its matrix. */
export const PARTS = [
  { tone: 'query', name: 'attention.q', weight: 'attention.q.weight', bias: 'attention.q.bias' },
  { tone: 'key', name: 'attention.k', weight: 'attention.k.weight', bias: 'attention.k.bias' },
  { tone: 'value', name: 'attention.v', weight: 'attention.v.weight', bias: 'attention.v.bias' },
] as const;
