import { useWords } from '../src/i18n/words.tsx';
import type { StageId } from '../src/stages/ids.ts';
import { stageOf } from '../src/stages/index.ts';
import { STAGE_NAMES } from '../src/stages/stageNames.ts';
import { useActions, useExplainer } from '../src/store/provider.tsx';
import { modelConfig } from './modelConfig.ts';
import { StageAnswer } from './StageAnswer.tsx';
import styles from './StageHeading.module.css';
import { WeightsChip } from './WeightsChip.tsx';

/** The stage's name, and which layer and head are shown. */
export function StageHeading() {
  const words = useWords();
  const { share } = useActions();
  const stage = stageOf(useExplainer((state) => state.stage) as StageId);
  const language = useExplainer((state) => state.language);
  const layer = useExplainer((state) => state.layer);
  const head = useExplainer((state) => state.head);
  const layers = useExplainer((state) => modelConfig(state)?.layers ?? null);
  const heads = useExplainer((state) => modelConfig(state)?.heads ?? null);
  return (
    <div className={styles.heading}>
      <h1 aria-live="polite">{STAGE_NAMES[stage.id][language].title}</h1>
      {stage.layered && layers !== null ? (
        <Stepper
          label={words.layerOf(Math.min(layer, layers - 1) + 1, layers)}
          back={words.previousLayer}
          next={words.nextLayer}
          at={layer}
          of={layers}
          onStep={(to) => share({ layer: to })}
        />
      ) : null}
      {stage.headed && heads !== null ? (
        <Stepper
          label={words.headOf(Math.min(head, heads - 1) + 1, heads)}
          back={words.previousHead}
          next={words.nextHead}
          at={head}
          of={heads}
          onStep={(to) => share({ head: to })}
        />
      ) : null}
      <StageAnswer />
      <WeightsChip />
    </div>
  );
}

function Stepper(props: {
  label: string;
  back: string;
  next: string;
  at: number;
  of: number;
  onStep: (to: number) => void;
}) {
  const { label, back, next, at, of, onStep } = props;
  return (
    <span className={styles.stepper}>
      <button type="button" aria-label={back} disabled={at === 0} onClick={() => onStep(at - 1)}>
        ‹
      </button>
      <span aria-live="polite">{label}</span>
      <button type="button" aria-label={next} disabled={at >= of - 1} onClick={() => onStep(at + 1)}>
        ›
      </button>
    </span>
  );
}
