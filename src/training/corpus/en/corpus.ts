import { type Family, makeCorpus } from '../corpus.ts';
import { type Chooser, type Rule, sayOne } from '../grammar.ts';
import type { Corpus } from '../sentence.ts';
import { phrases } from './lexicon.ts';
import { agreement, smallAgreement } from './rules/agreement.ts';
import { capitals, colours, opposites, sequence, sums } from './rules/facts.ts';
import { order } from './rules/order.ts';
import { possessive, reason, reflexive, speakerReflexive, twoPeople } from './rules/pronouns.ts';
import { belongings, measure, tool, verbAndObject, work } from './rules/selection.ts';
import { bankLine, senses } from './rules/senses.ts';
import { everyday, lists, names, quotation, thrones } from './rules/talk.ts';
import { personTwins, twins } from './rules/twins.ts';

const OPENINGS = [
  '',
  ...phrases('yesterday ,|one day ,|last night ,|in the morning ,|in the evening ,|on sunday ,'),
];
const RARELY = [12, 1, 1, 1, 1, 1, 1];

/** What happened may begin with when it did. */
const once = (rule: Rule) => (c: Chooser) => {
  sayOne(c, OPENINGS, RARELY);
  rule(c);
};

/** The kinds of English sentence, and their shares of a hundred. A name begins with the phenomenon it is about. */
export const FAMILIES: readonly Family[] = [
  { name: 'agreement.distractor', weight: 9, rule: agreement },
  { name: 'agreement.small', weight: 2, rule: smallAgreement },
  { name: 'reflexive.self', weight: 5, rule: reflexive },
  { name: 'reflexive.speaker', weight: 0.8, rule: speakerReflexive },
  { name: 'pronoun.own', weight: 3, rule: possessive },
  { name: 'pronoun.reason', weight: 4, rule: reason },
  { name: 'pronoun.two', weight: 3, rule: once(twoPeople) },
  { name: 'twins.things', weight: 16, rule: once(twins) },
  { name: 'twins.people', weight: 8, rule: once(personTwins) },
  { name: 'senses.about', weight: 14, rule: senses },
  { name: 'senses.bank', weight: 0.7, rule: bankLine },
  { name: 'order.deeds', weight: 12, rule: once(order) },
  { name: 'selection.object', weight: 7, rule: verbAndObject },
  { name: 'selection.tool', weight: 1.5, rule: once(tool) },
  { name: 'selection.work', weight: 1.5, rule: work },
  { name: 'selection.belongings', weight: 0.4, rule: belongings },
  { name: 'measure.of', weight: 3.5, rule: once(measure) },
  { name: 'opposites.pairs', weight: 3.5, rule: opposites },
  { name: 'opposites.colours', weight: 1.5, rule: colours },
  { name: 'sums.stories', weight: 3, rule: sums },
  { name: 'sequence.rows', weight: 3, rule: sequence },
  { name: 'capitals.countries', weight: 4, rule: capitals },
  { name: 'names.stories', weight: 5, rule: names },
  { name: 'quotation.speech', weight: 5, rule: quotation },
  { name: 'lists.kinds', weight: 4, rule: once(lists) },
  { name: 'everyday.thrones', weight: 1.2, rule: thrones },
  { name: 'everyday.phrases', weight: 2.5, rule: everyday },
];

/** English, in small letters, as far as it is taught here. */
export const ENGLISH: Corpus = makeCorpus({
  language: 'en',
  families: FAMILIES,
  phenomena: [
    'agreement',
    'reflexive',
    'pronoun',
    'twins',
    'senses',
    'order',
    'selection',
    'measure',
    'opposites',
    'sums',
    'sequence',
    'capitals',
    'names',
    'quotation',
    'lists',
  ],
  fullStop: '.',
  shortest: 4,
  longest: 24,
  twoSentences: 0.25,
  noFullStop: 0.06,
});
