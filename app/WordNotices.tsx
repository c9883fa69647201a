import { useMemo } from 'react';
import { useWords } from '../src/i18n/words.tsx';
import { languageOf } from '../src/model/script.ts';
import type { Token } from '../src/model/tokenizer.ts';
import { LEARNED_MODELS } from '../src/store/modelIds.ts';
import { useActions, useExplainer } from '../src/store/provider.tsx';
import styles from './Notices.module.css';

/** More are only counted. */
const NAMED = 6;

/** What a trained model makes of words that it has not learned, in plain words; and which model has learned them. */
export function WordNotices() {
  const words = useWords();
  const { share } = useActions();
  const learned = useExplainer((state) => state.loaded?.learned?.language ?? null);
  const text = useExplainer((state) => state.text);
  const tokens = useExplainer((state) => state.tokens);
  const written = useMemo(() => languageOf(text), [text]);
  const { pieces, unknown } = useMemo(() => outside(tokens, text), [tokens, text]);
  if (learned === null) return null;
  if (written !== null && written !== learned) {
    return (
      <p className={styles.notice}>
        {words.foreign[learned]}
        <button type="button" onClick={() => share({ model: LEARNED_MODELS[written] })}>
          {words.readWith[written]}
        </button>
      </p>
    );
  }
  return (
    <>
      {pieces.length > 0 ? <p className={styles.notice}>{words.inPieces(named(pieces))}</p> : null}
      {unknown.length > 0 ? <p className={styles.notice}>{words.asUnknown(named(unknown))}</p> : null}
    </>
  );
}

/** The words that are read in pieces, and those that are not read at all; each once, in the order of the text. */
export function outside(tokens: readonly Token[], text: string): { pieces: string[]; unknown: string[] } {
  const pieces = new Set<string>();
  const unknown = new Set<string>();
  for (const [place, token] of tokens.entries()) {
    const typed = (last: number) => text.slice(token.start, tokens[last]?.end);
    if (token.kind === 'unknown') unknown.add(typed(place));
    if (token.kind !== 'known' || isRest(token) || !isRest(tokens[place + 1])) continue;
    let last = place;
    while (isRest(tokens[last + 1])) last++;
    const cut = tokens.slice(place, last + 1).map(({ piece }) => piece.replace(/^##/, ''));
    pieces.add(`${typed(last)} (${cut.join(' · ')})`);
  }
  return { pieces: [...pieces], unknown: [...unknown] };
}

/** Whether a token goes on with the word before it. */
function isRest(token: Token | undefined): boolean {
  return token?.kind === 'known' && token.piece.startsWith('##');
}

function named(list: readonly string[]): string {
  return [...list.slice(0, NAMED), ...(list.length > NAMED ? [`… (+${list.length - NAMED})`] : [])].join(
    ', ',
  );
}
