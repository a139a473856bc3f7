const WORDS =
  /煤气味|燃气味|漏气|煤气|着火|起火|冒烟|火灾|触电|漏电|电线掉|塌|坠落|溺水|掉井|中毒|爆炸|晕倒|流血|gas leak|smell of gas|on fire|smoke|electric shock|collaps|explo/i

/** Whether a text speaks of danger to life; it draws the emergency numbers and blocks nothing. */
export const speaksOfDanger = (text: string): boolean => WORDS.test(text)
