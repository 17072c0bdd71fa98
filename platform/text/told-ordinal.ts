/** 大, 小, 二…, and 后 for step-parents: what tells those of the same tie apart. */
export function ordinalOf(word: string): string {
  if (
    /^(?:小孩|小伢|小朋友|小家伙|小女孩|小男孩|小姑娘|小子|小丫头|大姑子|小姑子|小叔子|小舅子|小姨子|大舅子|独|小毛头|小娃|小女娃)/.test(
      word,
    )
  ) {
    return ''
  }
  if (/^(?:继|后)(?:父|母|妈|爸|娘|爹)/.test(word)) return '后'
  if (/^养(?:父|母)/.test(word)) return '养'
  const match = /^(老大|老二|老三|大|小|二|三|细|幺|长|次)/.exec(word)?.[1] ?? ''
  return match
    .replace('长', '大')
    .replace('次', '二')
    .replace('老', '')
    .replace(/[细幺]/, '小')
}
