import { fastestOps } from './engine.ts';
import { serveTraining, type TrainingPort } from './trainingSession.ts';
import { createTurns } from './turns.ts';

/** The grammars, each fetched by who trains on it. */
const CORPORA = {
  en: async () => (await import('../training/corpus/en/corpus.ts')).ENGLISH,
  zh: async () => (await import('../training/corpus/zh/corpus.ts')).CHINESE,
};

serveTraining(globalThis as unknown as TrainingPort, createTurns(), {
  corpusOf: (language) => CORPORA[language](),
  engine: fastestOps(),
});
