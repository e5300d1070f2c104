/** The environment of a clean machine: this one's without the twin's settings. */
export function withoutSettings(environment) {
  const chosenHere =
    /^(OPENAI|AZURE|STORAGE|LLM|MODEL|TURN|MAX|PERSONA|MEMORY|SITE|OWNER|CORS)_|^AzureWebJobsStorage$|_BUDGET$/i;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !chosenHere.test(name)));
}
