import { aiSdks } from './ai-sdk.mjs';
import { assistantUi } from './assistant-ui.mjs';
import { eventSource } from './event-source.mjs';
import { openai } from './openai.mjs';

/**
 * Each has a `name` and `open(address)`, which gives a talk: `ask(text)` resolves to a reply `{ id?, text, limited?, error? }` and
 * never rejects, `heard(words)` waits for a part of it, `abort()` leaves, and where it `resumes`, `resume()` takes the reply up again.
 */
export const drivers = [...aiSdks, openai, assistantUi, eventSource];
