import type { Random } from '../model/random.ts';
import type { ProbeWords } from './probes.ts';
import type { SentenceSource } from './trainer.ts';

/** A reader that scores a word at a blank without any network. */
export type Guesser = (probe: Pick<ProbeWords, 'words' | 'blank'>, word: string) => number;

/** What stands before the first and behind the last word. */
const EDGE = '';
/** Added to each count, so that a pair nobody saw is unlikely but not impossible. */
const SMOOTHING = 0.01;

/** Counts words and pairs of neighbours in sentences of the corpus. */
export function countWords(
  corpus: SentenceSource,
  sentences: number,
  random: Random,
): {
  unigram: Guesser;
  bigram: Guesser;
} {
  const words = new Map<string, number>();
  const pairs = new Map<string, number>();
  const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  for (let n = 0; n < sentences; n++) {
    const said = [EDGE, ...corpus.sentence(random).words, EDGE];
    said.forEach((word, i) => {
      count(words, word);
      if (i > 0) count(pairs, `${said[i - 1]} ${word}`);
    });
  }
  const seen = (map: Map<string, number>, key: string) => (map.get(key) ?? 0) + SMOOTHING;
  const unigram: Guesser = (_, word) => seen(words, word);
  // P(word | before) · P(behind | word); what does not hang on the word is left out.
  const bigram: Guesser = ({ words: said, blank }, word) => {
    const [before, behind] = [said[blank - 1] ?? EDGE, said[blank + 1] ?? EDGE];
    return (seen(pairs, `${before} ${word}`) * seen(pairs, `${word} ${behind}`)) / seen(words, word);
  };
  return { unigram, bigram };
}

/** The share of probes in which the best right word is above the best wrong one; a tie counts half. */
export function accuracyOf(probes: readonly ProbeWords[], guess: Guesser): number {
  let right = 0;
  for (const probe of probes) {
    const best = (words: readonly string[]) => Math.max(...words.map((word) => guess(probe, word)));
    right += (Math.sign(best(probe.right) - best(probe.wrong)) + 1) / 2;
  }
  return right / probes.length;
}

/** The loss of a reader who knows how frequent each word is, and nothing else: the entropy of words, in nats. */
export function frequencyLoss(corpus: SentenceSource, sentences: number, random: Random): number {
  const counts = new Map<string, number>();
  let total = 0;
  for (let n = 0; n < sentences; n++) {
    for (const word of corpus.sentence(random).words) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
      total++;
    }
  }
  return [...counts.values()].reduce((sum, count) => sum - (count / total) * Math.log(count / total), 0);
}
