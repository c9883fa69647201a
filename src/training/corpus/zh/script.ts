/**
 * The two scripts. The rules are written in traditional characters; simplified ones follow from them, many to one:
 * 發 and 髮 become 发, 隻 and 只 become 只. The other way would need to know the word.
 */

export const SCRIPTS = ['hant', 'hans'] as const;
export type Script = (typeof SCRIPTS)[number];

/** Each traditional character with its simplified one, for the characters of this corpus that differ. */
const PAIRS = `
丟丢亂乱來来係系個个們们倫伦傘伞傷伤兇凶兒儿內内兩两別别剛刚動动後后問问嗎吗嚇吓國国園园圖图場场塊块塵尘壞坏壺壶夢梦媽妈嬌娇
孫孙學学寫写寬宽實实對对師师帶带幫帮幾几廚厨強强張张彈弹當当從从愛爱應应懶懒戲戏戶户掃扫換换擾扰數数於于時时書书會会東东條条棟栋業业極极
樂乐樓楼樣样樹树橋桥機机櫃柜權权歡欢氣气決决沒没淨净淺浅湯汤滿满澆浇濃浓瀋沈為为熱热燈灯燒烧燙烫爺爷爾尔牆墙獅狮現现瑪玛畫画發发盞盏
禮礼種种窮穷筆笔節节紀纪約约紅红紙纸給给經经結结終终綠绿網网緊紧練练總总罵骂羅罗義义羨羡習习聞闻聰聪聲声聽听腳脚腦脑膽胆臉脸興兴舊旧
葉叶著着藍蓝藥药蘋苹蟲虫衛卫裝装裡里褲裤襪袜見见視视覺觉計计討讨記记訴诉詞词詩诗話话該该認认誌志誤误說说誰谁課课請请諒谅論论謊谎講讲
謝谢識识議议護护讀读讓让豬猪貓猫貴贵買买賣卖賽赛贏赢趕赶車车軟软較较輕轻輛辆輸输農农進进遊游過过遠远遲迟選选還还邊边醫医釣钓針针銀银鋼钢
錢钱錯错鏡镜鑰钥長长門门開开間间闆板關关陳陈陽阳隻只雖虽雙双雜杂雞鸡離离難难雲云電电韓韩頂顶頭头顆颗題题顏颜顧顾風风飛飞飯饭飲饮飽饱餃饺
養养餓饿餵喂馬马騎骑騙骗髮发魚鱼鮮鲜鳥鸟鴨鸭鹹咸麗丽麵面麼么黃黄點点靜静乾干曬晒籃篮減减紹绍這这辦办撐撑無无與与體体萬万變变戰战達达語语運运則则產产連连並并卻却將将許许親亲爭争質质須须願愿敗败
「“」”
`.replace(/\n/g, '');

const SIMPLIFIED = new Map<string, string>();
for (let i = 0; i < PAIRS.length; i += 2) SIMPLIFIED.set(PAIRS.charAt(i), PAIRS.charAt(i + 1));

/** A text of the rules in one of the scripts, with the quotation marks that go with it. */
export function inScript(text: string, script: Script): string {
  return script === 'hant' ? text : Array.from(text, (one) => SIMPLIFIED.get(one) ?? one).join('');
}
