import type { Plugin } from 'vite';

export function chapters(): Plugin {
  return { name: 'chapters' };
}
