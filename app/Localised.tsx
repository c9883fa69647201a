import { type ReactNode, useEffect, useState } from 'react';
import type { Words } from '../src/i18n/en.ts';
import type { Language } from '../src/i18n/languages.ts';
import { loadWords } from '../src/i18n/loadWords.ts';
import { WordsContext } from '../src/i18n/words.tsx';
import { useExplainer } from '../src/store/provider.tsx';

/** Gives what is below the words of the reader's language; until they have come, those of the language before. */
export function Localised({ first, children }: { first: Words; children: ReactNode }) {
  const language = useExplainer((state) => state.language);
  const [words, setWords] = useState(first);
  useEffect(() => {
    let wanted = true;
    const take = (language: Language) => (loaded: Words) => {
      if (!wanted) return;
      setWords(loaded);
      document.documentElement.lang = language;
    };
    // Offline before this language was ever loaded: the words stay as they are.
    loadWords(language).then(take(language), () => undefined);
    return () => {
      wanted = false;
    };
  }, [language]);
  return <WordsContext value={words}>{children}</WordsContext>;
}
