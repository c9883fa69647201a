import type { Ref } from 'react';
import { percent } from '../../i18n/percent.ts';
import { PHENOMENON_WORDS } from '../../i18n/phenomena.ts';
import type { Box } from '../../views/box.ts';
import { useStage } from '../context.ts';
import { formatCount } from '../number.ts';
import { BESIDE_NAME, kindsOf } from './layout.ts';
import { useTraining } from './useTraining.ts';
import styles from './View.module.css';
import { words } from './words.ts';

/** How much of its length a bar gives up before a name takes two lines. */
const BAR_GIVES = 16;

/** What share of each kind of question is answered, and since when nearly all are. */
export function Kinds({
  ref,
  box,
  names,
}: {
  ref: Ref<HTMLElement>;
  box: Box;
  /** How wide the longest name is; in less room names take two lines. */
  names: number;
}) {
  const { language, learning } = useStage();
  const { asked, measured } = useTraining();
  const w = words[language];
  const kinds = kindsOf({ asked, measured }, learning.card);
  const all = asked.reduce((sum, { count }) => sum + count, 0);
  const named = (phenomenon: string) => PHENOMENON_WORDS[language][phenomenon] ?? phenomenon;
  const nameWidth = Math.min(Math.max(names, box.width * 0.47), box.width - BESIDE_NAME + BAR_GIVES);
  const said = (share: number | null) => (share === null ? '–' : percent(share, language));
  return (
    <section
      ref={ref}
      className={styles.kinds}
      style={{ left: box.x, top: box.y, width: box.width }}
      aria-label={w.kinds}
    >
      <table>
        <thead>
          <tr>
            <th scope="col" style={{ width: nameWidth }}>
              {w.kind}
            </th>
            <th scope="col">
              <span className={styles.voice}>{w.share}</span>
            </th>
            <th scope="col">{w.right}</th>
            <th scope="col">{w.learned}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ phenomenon, share, learnedAt, shipped, frequency }) => (
            <tr key={phenomenon} data-learned={learnedAt !== null}>
              <th scope="row">{named(phenomenon)}</th>
              <td>
                <span
                  className={styles.track}
                  role="img"
                  aria-label={w.bar(said(share), said(shipped), said(frequency))}
                >
                  <i className={styles.fill} style={{ width: `${(share ?? 0) * 100}%` }} />
                  {frequency === null ? null : (
                    <i className={styles.tick} style={{ left: `${frequency * 100}%` }} />
                  )}
                  {shipped === null ? null : (
                    <i className={styles.diamond} style={{ left: `${shipped * 100}%` }} />
                  )}
                </span>
              </td>
              <td>{said(share)}</td>
              <td>{learnedAt === null ? '–' : formatCount(learnedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{w.ticks}</p>
      <p>{all > 0 ? w.count(formatCount(asked[0]?.count ?? 0), formatCount(all)) : w.noneYet}</p>
    </section>
  );
}
