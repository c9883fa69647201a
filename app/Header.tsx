import { type RefObject, useState } from 'react';
import type { Words } from '../src/i18n/en.ts';
import { LANGUAGES } from '../src/i18n/languages.ts';
import { useWords } from '../src/i18n/words.tsx';
import { multiplyCount, parameterCount } from '../src/model/config.ts';
import { formatCount, formatNumber } from '../src/stages/number.ts';
import { isLearned, MODEL_IDS, type ModelId, modelOf } from '../src/store/modelIds.ts';
import { useActions, useExplainer } from '../src/store/provider.tsx';
import { configOf } from '../src/store/state.ts';
import { download } from './download.ts';
import styles from './Header.module.css';
import { Menu } from './Menu.tsx';
import { SentenceBox } from './SentenceBox.tsx';
import { fitsLink } from './url.ts';
import { useGround } from './useGround.ts';
import { toggleFullScreen } from './usePresenting.ts';

const LANGUAGE_NAMES = { en: 'English', 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文' } as const;

export type Dialog = 'model' | 'table' | 'keys' | 'about';

export interface HeaderProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly link: () => string;
  readonly onDialog: (dialog: Dialog) => void;
  readonly onSay: (message: string) => void;
}

/** The sentence, the model and the settings. */
export function Header({ field, link, onDialog, onSay }: HeaderProps) {
  const words = useWords();
  return (
    <header className={styles.header}>
      <p className={styles.name}>{words.name}</p>
      <div className={styles.sentence}>
        <SentenceBox field={field} />
      </div>
      <div className={styles.tools}>
        <ModelMenu onConfigure={() => onDialog('model')} />
        <LanguageMenu />
        <ThemeButton />
        <MoreMenu link={link} onDialog={onDialog} onSay={onSay} />
      </div>
    </header>
  );
}

function ModelMenu({ onConfigure }: { onConfigure: () => void }) {
  const words = useWords();
  const { share } = useActions();
  const model = useExplainer(modelOf);
  const language = useExplainer((state) => state.language);
  const loaded = useExplainer((state) => state.loaded);
  const custom = useExplainer((state) => state.custom);
  const scaleEmbedding = useExplainer((state) => state.scaleEmbedding);
  const positions = useExplainer((state) => state.positions);
  const causal = useExplainer((state) => state.causal);
  const padding = useExplainer((state) => state.padding);
  const tokens = useExplainer((state) => state.run?.tokens.length ?? 0);
  const learned = loaded?.learned?.language ?? null;
  const config = loaded && configOf({ model, language, custom, scaleEmbedding, positions, causal }, loaded);
  return (
    <Menu
      label={words.model}
      trigger={
        <span className={styles.model}>
          <span>{words.models[model]}</span>
          <span className={styles.label}>{loaded?.flaw ? words.untrained : labelOf(model, words)}</span>
          <span aria-hidden="true">▾</span>
        </span>
      }
    >
      {(close) => (
        <>
          <ul>
            {MODEL_IDS.map((id) => (
              <li key={id}>
                <button
                  type="button"
                  aria-pressed={id === model}
                  onClick={() => {
                    close();
                    if (id === 'custom') onConfigure();
                    else share({ model: id });
                  }}
                >
                  <b>{words.models[id]}</b> <span className={styles.label}>{labelOf(id, words)}</span>
                  <small className={styles.note}>{words.modelNotes[id]}</small>
                </button>
              </li>
            ))}
          </ul>
          {config ? (
            <p className={styles.facts}>
              {words.sizes(config.width, config.heads, config.hidden, config.layers)}
              <br />
              {words.parameters(formatCount(parameterCount(config)))}
              <br />
              {words.multiplications(formatCount(multiplyCount(config, tokens)))}
              <br />
              {words.dropoutNote(formatNumber(config.dropout))}
            </p>
          ) : null}
          <p className={styles.facts}>
            <b>{learned ? words.trained : words.untrained}.</b>{' '}
            {learned ? words.trainedNote[learned] : words.untrainedNote}
          </p>
          <fieldset className={styles.experiments}>
            <legend>{words.experiments}</legend>
            <label>
              <input
                type="checkbox"
                checked={scaleEmbedding}
                onChange={(e) => share({ scaleEmbedding: e.target.checked })}
              />
              {words.experiment.scaleEmbedding}
            </label>
            <label>
              <input
                type="checkbox"
                checked={positions}
                onChange={(e) => share({ positions: e.target.checked })}
              />
              {words.experiment.positions}
            </label>
            <label>
              <input type="checkbox" checked={causal} onChange={(e) => share({ causal: e.target.checked })} />
              {words.experiment.causal}
            </label>
            <label>
              <input
                type="number"
                min={0}
                max={16}
                value={padding}
                onChange={(e) =>
                  share({ padding: Math.max(0, Math.min(16, Math.trunc(e.target.valueAsNumber || 0))) })
                }
              />
              {words.experiment.padding}
            </label>
          </fieldset>
        </>
      )}
    </Menu>
  );
}

/** Whether a model of the picker has learned anything. */
function labelOf(id: ModelId, words: Words): string {
  return isLearned(id) ? words.trained : words.untrained;
}

function LanguageMenu() {
  const words = useWords();
  const { share } = useActions();
  const language = useExplainer((state) => state.language);
  return (
    <Menu label={words.language} trigger={<span className={styles.languages}>EN · 中文</span>}>
      {(close) => (
        <ul>
          {LANGUAGES.map((id) => (
            <li key={id}>
              <button
                type="button"
                lang={id}
                aria-pressed={id === language}
                onClick={() => {
                  share({ language: id });
                  close();
                }}
              >
                {LANGUAGE_NAMES[id]}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Menu>
  );
}

function ThemeButton() {
  const words = useWords();
  const { share } = useActions();
  const ground = useGround();
  const other = ground === 'dark' ? 'light' : 'dark';
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={`${words.theme}: ${words.themes[other]}`}
      title={`${words.theme}: ${words.themes[other]}`}
      onClick={() => share({ theme: other })}
    >
      ◐
    </button>
  );
}

function MoreMenu({ link, onDialog, onSay }: Omit<HeaderProps, 'field'>) {
  const words = useWords();
  const { save } = useActions();
  const fits = useExplainer((state) => fitsLink(state.text));
  const [writing, setWriting] = useState(false);
  const copy = (text: string) =>
    navigator.clipboard.writeText(text).then(
      () => onSay(fits ? words.copied : words.copiedWithoutText),
      () => onSay(words.copyFailed),
    );
  const embedCode = () => {
    const address = link().replace(
      /(index\.html)?(#.*)?$/,
      (_, __, fragment: string | undefined) => `embed.html${fragment ?? ''}`,
    );
    return `<iframe src="${address.replaceAll('"', '&quot;')}" width="640" height="420" title="${words.name}"></iframe>`;
  };
  const items: [string, () => void][] = [
    [words.share, () => void copy(link())],
    [words.embed, () => void copy(embedCode())],
    [
      writing ? words.downloading : words.download,
      () => {
        setWriting(true);
        save()
          .then((parts) => download('encoder-run.safetensors', parts))
          .catch(() => onSay(words.problems.internal(words.download)))
          .finally(() => setWriting(false));
      },
    ],
    [words.table, () => onDialog('table')],
    ...(document.fullscreenEnabled ? ([[words.fullscreen, toggleFullScreen]] as [string, () => void][]) : []),
    [words.keys, () => onDialog('keys')],
    [words.about, () => onDialog('about')],
  ];
  return (
    <Menu label={words.more} trigger={<span aria-hidden="true">⋯</span>}>
      {(close) => (
        <ul>
          {items.map(([label, act]) => (
            <li key={label}>
              <button
                type="button"
                onClick={() => {
                  close();
                  act();
                }}
              >
                {label}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Menu>
  );
}
