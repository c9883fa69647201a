import { type ComponentType, type ReactNode, useMemo } from 'react';
import { CHOICE, Choice } from './Choice.tsx';
import { StageContextReact, useStage } from './context.ts';

/** A stage of several figures: their names in a row, and under it the one that is shown. The first needs no `view` in a link. */
export function Figures({
  label,
  figures,
}: {
  /** What is chosen among, for a screen reader. */
  label: string;
  figures: readonly (readonly [view: string, name: string, Shown: ComponentType])[];
}) {
  const { selection, select } = useStage();
  const [first] = figures;
  const [chosen, , Shown] = figures.find(([view]) => view === selection.view) ?? first ?? NONE;
  return (
    <>
      <Choice
        label={label}
        choices={figures.map(([view, name]) => [view, name] as const)}
        chosen={chosen}
        onChoose={(view) => select({ view: view === first?.[0] ? null : view })}
      />
      <UnderChoice>
        <Shown />
      </UnderChoice>
    </>
  );
}

/** A figure in the room that a row of names leaves to it. */
export function UnderChoice({ children }: { children: ReactNode }) {
  const stage = useStage();
  const { size } = stage;
  const below = useMemo(
    () => ({ ...stage, size: { width: size.width, height: Math.max(0, size.height - CHOICE) } }),
    [stage, size],
  );
  return <StageContextReact value={below}>{children}</StageContextReact>;
}

const NONE = ['', '', () => null] as const;
