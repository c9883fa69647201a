import { useEffect } from 'react';

/** The width in CSS pixels that a full screen is set to, whatever its own: type that is read from the last row. */
const WIDTH = 960;

/** In full screen the figure has the page to itself and the type grows with the screen, to twice its size on a projector. */
export function usePresenting(): void {
  useEffect(() => {
    const follow = () => {
      const presenting = document.fullscreenElement !== null;
      const root = document.documentElement;
      root.dataset.presenting = String(presenting);
      root.style.setProperty(
        'zoom',
        presenting ? String(Math.max(1, Math.min(2.5, innerWidth / WIDTH))) : '1',
      );
    };
    document.addEventListener('fullscreenchange', follow);
    addEventListener('resize', follow);
    return () => {
      document.removeEventListener('fullscreenchange', follow);
      removeEventListener('resize', follow);
    };
  }, []);
}

/** Enters or leaves full screen. The browser may refuse; then nothing changes. */
export function toggleFullScreen(): void {
  const done = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen();
  done.catch(() => undefined);
}
