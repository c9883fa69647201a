import type { Language } from '../../i18n/languages.ts';

interface Words {
  readonly keyTurned: string;
  readonly figure: string;
  readonly divided: (width: number) => string;
  readonly raw: string;
  readonly shares: (token: string) => string;
  readonly equal: (bits: string) => string;
  readonly measure: (largest: string, bits: string) => string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    keyTurned: 'key, turned',
    figure: 'Each query with each key: a score where row and column meet',
    divided: (width) => `q · k ÷ √${width}`,
    raw: 'q · k',
    shares: (token) => `What softmax would make of the row of ‘${token}’, before any mask`,
    equal: (bits) => `in equal shares the entropy would be ${bits} bits`,
    measure: (largest, bits) => `largest ${largest}, entropy ${bits} bits`,
  },
  'zh-Hans': {
    keyTurned: '键（转置）',
    figure: '每个查询与每个键：行与列相交处是一个分数',
    divided: (width) => `q · k ÷ √${width}`,
    raw: 'q · k',
    shares: (token) => `掩码之前，softmax 会把“${token}”这一行分成怎样的份额`,
    equal: (bits) => `若平均分配，熵为 ${bits} 比特`,
    measure: (largest, bits) => `最大 ${largest}，熵 ${bits} 比特`,
  },
  'zh-Hant': {
    keyTurned: '鍵（轉置）',
    figure: '每個查詢與每個鍵：列與欄相交處是一個分數',
    divided: (width) => `q · k ÷ √${width}`,
    raw: 'q · k',
    shares: (token) => `遮罩之前，softmax 會把「${token}」這一列化成怎樣的比重`,
    equal: (bits) => `若平均分配，熵為 ${bits} 位元`,
    measure: (largest, bits) => `最大 ${largest}，熵 ${bits} 位元`,
  },
};
