import { writeFile } from 'node:fs/promises';
import { ENGLISH } from './corpus/en/corpus.ts';
import { CHINESE } from './corpus/zh/corpus.ts';
import { sensesText } from './sensesFile.ts';

/** `npm run senses` writes the sentences with words of several senses beside the trained models. */
export async function main(): Promise<void> {
  for (const [model, corpus] of Object.entries({ 'pocket-en': ENGLISH, 'pocket-zh': CHINESE })) {
    const text = sensesText(corpus);
    await writeFile(new URL(`../../public/models/${model}/senses.json`, import.meta.url), text);
    console.log(`${model}: ${text.split('\n').length - 3} words, ${Buffer.byteLength(text)} bytes`);
  }
}
