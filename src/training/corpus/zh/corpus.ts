import { type Family, makeCorpus } from '../corpus.ts';
import type { Corpus } from '../sentence.ts';
import { FACT_RULES } from './rules/facts.ts';
import { NAME_RULES } from './rules/names.ts';
import { OBJECT_RULES } from './rules/objects.ts';
import { ORDER_RULES } from './rules/order.ts';
import { PRONOUN_RULES } from './rules/pronouns.ts';
import { SENSE_RULES } from './rules/senses.ts';
import { TALK_RULES } from './rules/talk.ts';
import { TWIN_RULES } from './rules/twins.ts';
import { SCRIPTS, type Script } from './script.ts';
import { LONGEST, type Saying, Voice } from './voice.ts';

const RULES: Readonly<Record<string, readonly [Saying, weight: number]>> = {
  ...PRONOUN_RULES,
  ...TWIN_RULES,
  ...SENSE_RULES,
  ...ORDER_RULES,
  ...OBJECT_RULES,
  ...FACT_RULES,
  ...NAME_RULES,
  ...TALK_RULES,
};

export const FAMILIES: readonly Family[] = Object.entries(RULES).map(([name, [say, weight]]) => ({
  name,
  weight,
  rule: (chooser, script) => {
    const voice = new Voice(chooser, script as Script);
    say(voice);
    return voice.ending;
  },
}));

/** The Chinese corpus. Every text is in one script, in either as often. */
export const CHINESE: Corpus = makeCorpus({
  language: 'zh',
  families: FAMILIES,
  phenomena: [
    'pronoun',
    'reflexive',
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
  fullStop: '。',
  styles: SCRIPTS,
  shortest: 4,
  longest: LONGEST,
  twoSentences: 0.15,
  noFullStop: 0.12,
});
