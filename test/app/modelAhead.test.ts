import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelAhead } from '../../app/modelAhead.ts';
import { defaults, readLink, writeLink, writeWholeLink } from '../../app/url.ts';
import { LANGUAGES } from '../../src/i18n/languages.ts';
import { filesOf, folderOf, MODEL_IDS, modelOf } from '../../src/store/modelIds.ts';

/** What the whole page asks for, once it has read the link. */
function wanted(fragment: string, language: (typeof LANGUAGES)[number]): string[] {
  const id = modelOf(readLink(fragment, defaults(language, 'system')).shared);
  return filesOf(id).map((file) => `models/${folderOf(id)}/${file}`);
}

describe('the model that is fetched ahead', () => {
  it('is the one that the page will ask for, whatever the link says', () => {
    const one = fc.constantFrom(...LANGUAGES);
    fc.assert(
      fc.property(
        one,
        one,
        fc.option(fc.constantFrom(...MODEL_IDS)),
        fc.string(),
        (own, linked, model, text) => {
          const base = defaults(own, 'system');
          const shared = { ...defaults(linked, 'system'), model, text };
          for (const link of [writeLink(shared, base), writeWholeLink(shared, base)]) {
            expect(modelAhead(link, own)).toEqual(wanted(link, own));
          }
        },
      ),
    );
  });

  it('does not take what is no model or no language for one', () => {
    for (const link of ['#model=gpt', '#lang=fr', '#model=&lang=', '#%', '#model=paper&model=%']) {
      expect(() => modelAhead(link, 'en')).not.toThrow();
    }
    expect(modelAhead('#lang=fr&model=gpt', 'zh-Hant')).toEqual(wanted('', 'zh-Hant'));
  });

  it('names files of untrained models too', () => {
    expect(modelAhead('#model=custom', 'en')).toEqual([
      'models/pocket/tokenizer.json',
      'models/pocket/config.json',
    ]);
  });
});
