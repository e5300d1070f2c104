/** Waits until the page can be written in, writes and sends. */
export async function ask(page, text) {
  const box = await page.waitForSelector('digital-twin >>> textarea');
  await box.type(text);
  await page.keyboard.press('Enter');
}

/** Waits until the newest answer is whole. */
export async function untilAnswered(page, timeout = 120_000) {
  await page.waitForFunction(
    () => {
      const messages = document.querySelector('digital-twin').shadowRoot.querySelectorAll('[data-role]');
      const last = messages[messages.length - 1];
      return last?.dataset.role === 'assistant' && last.dataset.status === 'complete';
    },
    { timeout, polling: 100 },
  );
}
