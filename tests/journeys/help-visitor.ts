/** Sends what somebody would write on the public page, as a browser without JavaScript does. */
export async function askForHelp(url: string, place: string): Promise<void> {
  const page = await (await fetch(`${url}/help/ask`)).text()
  const form = /name="form" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const fields = { form, step: 'send', topic: 'hurt', safe: 'yes', place, phone: '13900001111' }
  const answer = await fetch(`${url}/help/ask`, {
    method: 'POST',
    body: new URLSearchParams({ ...fields, story: '他喝了酒就动手，孩子看着' }),
  })
  if (!(await answer.text()).includes('id="receipt"')) throw new Error('no receipt was given')
}
