import type { Language } from '../../i18n/languages.ts';
import type { StageWords } from '../stage.ts';

export const words: Readonly<Record<Language, StageWords>> = {
  en: { title: 'Query, key, value', short: 'Query, key, value' },
  'zh-Hans': { title: '查询、键、值', short: '查询、键、值' },
  'zh-Hant': { title: '查詢、鍵、值', short: '查詢、鍵、值' },
};
