import * as addedLatency from './scenarios/added-latency.mjs';
import * as coldStart from './scenarios/cold-start.mjs';
import * as conversationLength from './scenarios/conversation-length.mjs';
import * as openStreams from './scenarios/open-streams.mjs';
import * as personaLoad from './scenarios/persona-load.mjs';
import * as personas from './scenarios/personas.mjs';
import * as storageTraffic from './scenarios/storage-traffic.mjs';
import * as throughput from './scenarios/throughput.mjs';
import * as voice from './scenarios/voice.mjs';
import * as waiting from './scenarios/waiting.mjs';

/** In the order in which they run: each a `name`, a `title` and what takes a bench and measures. */
export const scenarios = [
  addedLatency,
  waiting,
  throughput,
  openStreams,
  conversationLength,
  coldStart,
  personaLoad,
  personas,
  storageTraffic,
  voice,
];
