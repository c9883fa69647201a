/** Which of the learned languages most letters of a text belong to; null where there are none, or as many of either. */
export function languageOf(text: string): 'en' | 'zh' | null {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  // A word of letters says about as much as one or two characters.
  const words = text.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  if (han === words) return null;
  return han > words ? 'zh' : 'en';
}
