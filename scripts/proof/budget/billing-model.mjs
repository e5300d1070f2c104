import { setTimeout as sleep } from 'node:timers/promises';
import { startFakeOpenAI } from '../fake-openai.mjs';
import { sum } from '../statistics.mjs';

// Of English: docs/decisions/0009.
const charactersPerToken = 4.2;

/** A model that takes its time, so that turns overlap, and adds what it bills to `bills`: never more than it was allowed to say. */
export async function startBillingModel(random) {
  const bills = [];
  const model = await startFakeOpenAI(async ({ messages, max_completion_tokens, max_tokens }) => {
    const most = max_completion_tokens ?? max_tokens;
    const prompt = Math.ceil(sum(messages.map(({ content }) => content.length)) / charactersPerToken);
    const reply = random.between(1, most);
    bills.push(prompt + reply);
    await sleep(random.between(50, 400));
    return { prompt_tokens: prompt, completion_tokens: reply, total_tokens: prompt + reply };
  });
  return { ...model, bills };
}
