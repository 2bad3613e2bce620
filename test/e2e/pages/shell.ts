import type { Locator } from 'playwright-core'
import type { Place } from '../../../renderer/shell/actions.ts'
import type { Desk } from './desk.ts'

/** Goes to an area of the room by the rail. */
export async function go({ page }: Desk, place: Place): Promise<void> {
  await page.locator(`nav a[href="${place}"]`).click()
  await page.locator(`nav a[href="${place}"][aria-current=page]`).waitFor()
}

/** The one box that seeks everywhere. */
export const searchBox = ({ page }: Desk): Locator => page.locator('#search-box')

/** Seeks everywhere and lists what was found. */
export async function search(desk: Desk, text: string): Promise<void> {
  await desk.page.keyboard.press('Control+K')
  await desk.page.keyboard.type(text)
  await desk.page.keyboard.press('Enter')
}

/** Locks by the key and waits for the fresh window that asks who is there. */
export const lockByHand = (desk: Desk): Promise<void> =>
  desk.freshWindowAfter(() => desk.page.keyboard.press('Control+L'))

/** What was last said aloud to those who listen. */
export const said = ({ page }: Desk): Locator => page.locator('[role=status]').last()

/** Sends digits as a hand-held scanner does: all at once, then Enter. */
export async function scan({ page }: Desk, digits: string): Promise<void> {
  const keyboard = await page.context().newCDPSession(page)
  const strokes = [...digits].map((digit) => ({
    key: digit,
    code: `Digit${digit}`,
    text: digit,
    windowsVirtualKeyCode: 48 + Number(digit),
  }))
  const enter = { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 }
  // A scanner keeps its pace however busy the machine is: each stroke says when it was made.
  const begin = Date.now() / 1000
  await Promise.all(
    [...strokes, enter].flatMap((stroke, at) =>
      (['keyDown', 'keyUp'] as const).map((type) =>
        keyboard.send('Input.dispatchKeyEvent', { type, ...stroke, timestamp: begin + at / 200 }),
      ),
    ),
  )
  await keyboard.detach()
}

/** Ends the process of the page from within, as a fault in it would. */
export async function crash({ page }: Desk): Promise<void> {
  const inspector = await page.context().newCDPSession(page)
  void inspector.send('Page.crash').catch(() => {}) // the dead do not answer
}
