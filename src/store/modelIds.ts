import type { Language } from '../i18n/languages.ts';

/** Which models there are. Imports nothing that is large: app/ahead.ts asks it before all else has come. */

/** The models of the picker. `custom` has no folder: its sizes are the reader's, its vocabulary is Pocket's. */
export const MODEL_IDS = ['pocket-en', 'pocket-zh', 'pocket', 'paper', 'custom'] as const;
export type ModelId = (typeof MODEL_IDS)[number];

export function isModelId(value: string): value is ModelId {
  return (MODEL_IDS as readonly string[]).includes(value);
}

/** What a model has learned to read. */
export type Learned = 'en' | 'zh';

/** The models that were trained, by what they have learned. */
export const LEARNED_MODELS = {
  en: 'pocket-en',
  zh: 'pocket-zh',
} as const satisfies Record<Learned, string>;

export function isLearned(id: ModelId): boolean {
  return Object.values<ModelId>(LEARNED_MODELS).includes(id);
}

/** The model that a reader of this language begins with. */
export function modelFor(language: Language): ModelId {
  return LEARNED_MODELS[language === 'en' ? 'en' : 'zh'];
}

/** The model that runs: the chosen one, else the one of the reader's language. */
export function modelOf({ model, language }: { model: ModelId | null; language: Language }): ModelId {
  return model ?? modelFor(language);
}

/** The folder that a model's files are in. */
export function folderOf(id: ModelId): string {
  return id === 'custom' ? 'pocket' : id;
}

/** The files that a model cannot run without, the largest first. */
export function filesOf(id: ModelId): readonly string[] {
  return [...(isLearned(id) ? ['model.safetensors'] : []), 'tokenizer.json', 'config.json'];
}
