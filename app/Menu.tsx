import { type ReactNode, useId, useRef } from 'react';
import styles from './Menu.module.css';

/** The least width of what opens; the style sheet has it too. */
const LEAST = 220;

/** A button and what it opens. The browser's own popover closes it on Esc and on a press outside. */
export function Menu({
  label,
  trigger,
  className,
  children,
}: {
  label: string;
  trigger: ReactNode;
  className?: string | undefined;
  children: (close: () => void) => ReactNode;
}) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const place = () => {
    if (!button.current || !panel.current) return;
    const at = button.current.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const right = Math.max(8, Math.min(width - at.right, width - LEAST - 8));
    panel.current.style.setProperty('inset', `${at.bottom + 6}px ${right}px auto auto`);
    panel.current.style.setProperty('max-inline-size', `min(380px, calc(100vw - ${right + 8}px))`);
    panel.current.style.setProperty('max-block-size', `calc(100dvh - ${at.bottom + 18}px)`);
  };
  return (
    <span className={className}>
      <button
        ref={button}
        type="button"
        className={styles.trigger}
        popoverTarget={id}
        title={label}
        onClick={place}
      >
        <span className={styles.voice}>{label}: </span>
        {trigger}
      </button>
      <div ref={panel} id={id} popover="auto" className={styles.panel} aria-label={label} role="group">
        {children(() => panel.current?.hidePopover())}
      </div>
    </span>
  );
}
