/** The environment of a clean machine: this one's without the twin's settings. */
export function withoutSettings(environment) {
  const chosenHere =
    /^(OPENAI|AZURE|STORAGE|LLM|MODEL|TURN|MAX|PERSONA|MEMORY|SITE|OWNER|CORS|RATE|TRUST|RETENTION|OTEL|STT|TTS)_|^AzureWebJobsStorage$|_BUDGET$/i;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !chosenHere.test(name)));
}

/** For what asks faster than any visitor. */
export const withoutLimits = { RATE_LIMIT_BURST: '1000000', RATE_LIMIT_PER_SECOND: '1000000' };
