import { type RefObject, useLayoutEffect, useRef } from 'react';
import { useWords } from '../src/i18n/words.tsx';
import { TOKEN_LIMIT } from '../src/model/config.ts';
import { LEARNED_MODELS } from '../src/store/modelIds.ts';
import { useActions, useExplainer } from '../src/store/provider.tsx';
import { Menu } from './Menu.tsx';
import styles from './SentenceBox.module.css';

/** Sentences worth starting from: the twins that differ in one word, words of several senses, Chinese. */
export const SENTENCES: readonly { readonly text: string; readonly lang: string }[] = [
  { text: 'The animal did not cross the street because it was too tired.', lang: 'en' },
  { text: 'The animal did not cross the street because it was too wide.', lang: 'en' },
  { text: 'When you play the game of thrones, you win or you die.', lang: 'en' },
  { text: 'The bank by the river was green.', lang: 'en' },
  { text: 'The bank lent money to the river.', lang: 'en' },
  { text: '小沈阳江西演唱会邀请了，', lang: 'zh-Hans' },
  { text: '你是什么意思', lang: 'zh-Hans' },
  { text: '真不好意思', lang: 'zh-Hans' },
  { text: '小猫没有过马路，因为它太累了。', lang: 'zh-Hans' },
  { text: '小貓沒有過馬路，因為牠太累了。', lang: 'zh-Hant' },
];

/** The biggest control of the page. The chosen token and what lies beyond the limit are marked behind the letters. */
export function SentenceBox({ field }: { field: RefObject<HTMLTextAreaElement | null> }) {
  const words = useWords();
  const { share } = useActions();
  const text = useExplainer((state) => state.text);
  const tokens = useExplainer((state) => state.tokens);
  const token = useExplainer((state) => state.token);
  const learned = useExplainer((state) => state.loaded?.learned?.language ?? null);
  const keptEnd = useExplainer((state) => state.keptEnd);
  const marks = useRef<HTMLDivElement>(null);
  const chosen = tokens[token];
  const [start, end] = chosen ? [chosen.start, chosen.end] : [0, 0];
  const cut = tokens.length === TOKEN_LIMIT && text.slice(keptEnd).trim() !== '';

  /** A trained model makes way for the one that has learned the sentence's language; an untrained one reads all. */
  const modelThatReads = (lang: string) => {
    const language = lang === 'en' ? 'en' : 'zh';
    return learned === null || learned === language ? {} : { model: LEARNED_MODELS[language] };
  };

  useLayoutEffect(() => {
    const box = field.current;
    if (!box) return;
    const follow = () => {
      if (marks.current) marks.current.scrollTop = box.scrollTop;
    };
    box.addEventListener('scroll', follow, { passive: true });
    return () => box.removeEventListener('scroll', follow);
  }, [field]);

  // A token that was chosen elsewhere is brought into sight; while somebody writes, nothing moves but what they write.
  useLayoutEffect(() => {
    const box = field.current;
    const mark = marks.current?.querySelector('mark');
    if (!box || !mark || end === start || document.activeElement === box) return;
    const top = mark.offsetTop;
    const foot = top + mark.offsetHeight;
    if (top < box.scrollTop || foot > box.scrollTop + box.clientHeight) {
      box.scrollTop = top - Number.parseFloat(getComputedStyle(box).paddingTop);
    }
  }, [field, start, end]);

  return (
    <div className={styles.box}>
      <div className={styles.letters}>
        <div ref={marks} className={styles.marks} dir="auto" aria-hidden="true">
          {text.slice(0, start)}
          <mark className={styles.chosen}>{text.slice(start, end)}</mark>
          {cut ? (
            <>
              {text.slice(end, keptEnd)}
              <mark className={styles.beyond}>{text.slice(keptEnd)}</mark>
            </>
          ) : (
            text.slice(end)
          )}
          {'\u200b'}
        </div>
        <textarea
          ref={field}
          className={styles.field}
          aria-label={words.sentence}
          placeholder={words.sentenceHint}
          value={text}
          rows={1}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          dir="auto"
          onChange={(event) => share({ text: event.target.value })}
          // Writing left it at its end; who reads begins at the beginning, or at the chosen token.
          onBlur={(event) => settle(event.currentTarget, marks.current)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' || (event.key === 'Enter' && !event.nativeEvent.isComposing)) {
              event.preventDefault();
              event.currentTarget.blur();
            }
          }}
          // Only where the reader points: while typing the caret is always at the last token.
          onClick={(event) => {
            const at = event.currentTarget.selectionStart;
            const index = tokens.findIndex((t) => at >= t.start && at <= t.end);
            if (index >= 0 && index !== token) share({ token: index });
          }}
        />
      </div>
      <Menu label={words.examples} trigger={<span aria-hidden="true">≡</span>} className={styles.examples}>
        {(close) => (
          <ul>
            {SENTENCES.map((sentence) => (
              <li key={sentence.text}>
                <button
                  type="button"
                  lang={sentence.lang}
                  onClick={() => {
                    share({
                      text: sentence.text,
                      token: 0,
                      pick: null,
                      blanks: [],
                      ...modelThatReads(sentence.lang),
                    });
                    close();
                  }}
                >
                  {sentence.text}
                </button>
              </li>
            ))}
          </ul>
        )}
      </Menu>
      {cut ? (
        <p className={styles.note} role="status">
          {words.cut(TOKEN_LIMIT, text.length - keptEnd)}
        </p>
      ) : null}
    </div>
  );
}

/** Scrolls a box that nobody writes in to its beginning, or as many lines on as bring the chosen token into sight. */
function settle(box: HTMLTextAreaElement, marks: HTMLElement | null): void {
  const mark = marks?.querySelector('mark');
  const { paddingTop, lineHeight } = getComputedStyle(box);
  const [pad, line] = [Number.parseFloat(paddingTop), Number.parseFloat(lineHeight)];
  const isBelow = mark != null && mark.offsetTop + mark.offsetHeight > box.clientHeight + pad;
  box.scrollTop = isBelow ? Math.round((mark.offsetTop - pad) / line) * line : 0;
}
