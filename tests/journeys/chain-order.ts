import type { Page } from 'playwright-core'

/** Presses an act of a protection order, fills its dialog and waits until it is noted. */
export async function onOrder(
  page: Page,
  name: string,
  filled: {
    readonly texts?: Readonly<Record<string, string>>
    readonly choose?: readonly string[]
  },
): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog', { name })
  for (const [label, text] of Object.entries(filled.texts ?? {})) {
    await dialog.getByLabel(new RegExp(`^${label}`)).fill(text)
  }
  for (const label of filled.choose ?? []) {
    await dialog.getByRole('radio', { name: label, exact: true }).check()
  }
  await dialog.getByRole('button', { name, exact: true }).click()
  await page.getByText(`已记下：${name}。`).waitFor()
}

/** 送达: to whom, how. */
export async function serveOn(page: Page, recipient: string, way: string): Promise<void> {
  const name = '记录送达'
  await page.getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog', { name })
  await dialog.getByRole('radio', { name: recipient, exact: true }).check()
  await dialog.getByRole('textbox', { name: /^送达人/ }).fill('阳新县人民法院执行局')
  await dialog.getByRole('combobox', { name: /^方式/ }).selectOption({ label: way })
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
  const row = page.getByRole('row').filter({ hasText: recipient })
  await row.filter({ hasText: way }).waitFor()
}
