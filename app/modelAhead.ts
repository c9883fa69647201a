import { isLanguage, type Language } from '../src/i18n/languages.ts';
import { filesOf, folderOf, isModelId, modelOf } from '../src/store/modelIds.ts';

/**
 * The addresses of the files of the model that the page will begin with, as the whole of it will find out a little later.
 * @param fragment of the link; url.ts has the table of its fields.
 * @param language the one without a link.
 */
export function modelAhead(fragment: string, language: Language): readonly string[] {
  const link = new URLSearchParams(fragment.replace(/^#/, ''));
  const lang = link.get('lang') ?? '';
  const model = link.get('model') ?? '';
  const id = modelOf({
    model: isModelId(model) ? model : null,
    language: isLanguage(lang) ? lang : language,
  });
  return filesOf(id).map((file) => `models/${folderOf(id)}/${file}`);
}
