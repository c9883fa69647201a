import type { Language } from '../i18n/languages.ts';
import type { AnyTensorName, Axis } from '../model/tensorNames.ts';

type Three = Readonly<Record<Language, string>>;

const three = (en: string, hans: string, hant: string): Three => ({ en, 'zh-Hans': hans, 'zh-Hant': hant });

/** What a tensor is called on the page. */
export const TENSOR_WORDS: Readonly<Record<AnyTensorName, Three>> = {
  'tokens.id': three('token ids', '词元编号', '詞元編號'),
  'embedding.weight': three('embedding table', '嵌入表', '嵌入表'),
  'embedding.token': three('embedding', '嵌入', '嵌入'),
  'embedding.scaled': three('embedding × √d', '嵌入 × √d', '嵌入 × √d'),
  'position.encoding': three('position', '位置编码', '位置編碼'),
  'embedding.sum': three('word + position', '词 + 位置', '詞 + 位置'),
  'attention.q': three('query', '查询', '查詢'),
  'attention.k': three('key', '键', '鍵'),
  'attention.v': three('value', '值', '值'),
  'attention.q.weight': three('W_Q', 'W_Q', 'W_Q'),
  'attention.q.bias': three('b_Q', 'b_Q', 'b_Q'),
  'attention.k.weight': three('W_K', 'W_K', 'W_K'),
  'attention.k.bias': three('b_K', 'b_K', 'b_K'),
  'attention.v.weight': three('W_V', 'W_V', 'W_V'),
  'attention.v.bias': three('b_V', 'b_V', 'b_V'),
  'attention.scores': three('scores', '分数', '分數'),
  'attention.scaled': three('scores ÷ √dₖ', '分数 ÷ √dₖ', '分數 ÷ √dₖ'),
  'attention.masked': three('masked scores', '掩码后的分数', '遮罩後的分數'),
  'attention.weights': three('attention weights', '注意力权重', '注意力權重'),
  'attention.context': three('mixed values', '混合后的值', '混合後的值'),
  'attention.concat': three('heads end to end', '各头首尾相接', '各頭首尾相接'),
  'attention.output.weight': three('W_O', 'W_O', 'W_O'),
  'attention.output.bias': three('b_O', 'b_O', 'b_O'),
  'attention.output': three('attention output', '注意力输出', '注意力輸出'),
  'attention.residual': three('residual sum (attention)', '残差和（注意力）', '殘差和（注意力）'),
  'attention.norm': three('layer norm (attention)', '层归一化（注意力）', '層正規化（注意力）'),
  'attention.norm.gamma': three('γ (attention)', 'γ（注意力）', 'γ（注意力）'),
  'attention.norm.beta': three('β (attention)', 'β（注意力）', 'β（注意力）'),
  'ffn.hidden.weight': three('W₁', 'W₁', 'W₁'),
  'ffn.hidden.bias': three('b₁', 'b₁', 'b₁'),
  'ffn.hidden': three('hidden cells', '隐藏单元', '隱藏單元'),
  'ffn.activated': three('activated', '激活后', '活化後'),
  'ffn.output.weight': three('W₂', 'W₂', 'W₂'),
  'ffn.output.bias': three('b₂', 'b₂', 'b₂'),
  'ffn.output': three('feed-forward output', '前馈输出', '前饋輸出'),
  'ffn.residual': three('residual sum (feed-forward)', '残差和（前馈）', '殘差和（前饋）'),
  'ffn.norm': three('layer norm (feed-forward)', '层归一化（前馈）', '層正規化（前饋）'),
  'ffn.norm.gamma': three('γ (feed-forward)', 'γ（前馈）', 'γ（前饋）'),
  'ffn.norm.beta': three('β (feed-forward)', 'β（前馈）', 'β（前饋）'),
  'final.norm': three('final layer norm', '最后的层归一化', '最後的層正規化'),
  'final.norm.gamma': three('γ (final)', 'γ（最后）', 'γ（最後）'),
  'final.norm.beta': three('β (final)', 'β（最后）', 'β（最後）'),
  'output.bias': three('bias of the guess', '猜词的偏置', '猜詞的偏置'),
  'output.logits': three('logits', '对数几率', '對數機率'),
  'output.tempered': three('logits ÷ temperature', '对数几率 ÷ 温度', '對數機率 ÷ 溫度'),
  'output.probabilities': three('probabilities', '概率', '機率'),
};

/** What runs along an axis. */
export const AXIS_WORDS: Readonly<Record<Axis, Three>> = {
  token: three('token', '词元', '詞元'),
  key: three('key', '键', '鍵'),
  head: three('head', '头', '頭'),
  width: three('column', '列', '欄'),
  headWidth: three('column', '列', '欄'),
  hidden: three('cell', '单元', '單元'),
  vocabulary: three('entry', '词条', '詞條'),
  in: three('in', '入', '入'),
  out: three('out', '出', '出'),
};

/** A place along an axis: "column 25", 第 25 列. Places count from 0. */
export function placeWords(axis: Axis, index: number, language: Language): string {
  const word = AXIS_WORDS[axis][language];
  return language === 'en' ? `${word} ${index}` : `第 ${index} ${word}`;
}

/** What stands between two things that are named one after another. */
export const COMMA: Three = three(', ', '，', '，');
