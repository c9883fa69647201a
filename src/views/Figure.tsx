import type { ReactNode } from 'react';
import styles from './Figure.module.css';

/** The sheet on which a figure's pieces stand at their places; larger than its room, it scrolls inside itself. */
export function Figure({
  width,
  height,
  label,
  children,
}: {
  width: number;
  height: number;
  label: string;
  children: ReactNode;
}) {
  return (
    <figure className={styles.figure} aria-label={label} style={{ width, height }}>
      {children}
    </figure>
  );
}
