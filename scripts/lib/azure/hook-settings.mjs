/** How long the hooks wait, in milliseconds; the environment may say otherwise. */
export const hookSettings = (environment) => ({
  roleRetry: milliseconds(environment.TWIN_ROLE_RETRY_SECONDS, 10),
  rolePatience: milliseconds(environment.TWIN_ROLE_PATIENCE_SECONDS, 600),
  healthRetry: milliseconds(environment.TWIN_HEALTH_RETRY_SECONDS, 5),
  cliPatience: milliseconds(environment.TWIN_CLI_PATIENCE_SECONDS, 180),
  cliNote: milliseconds(environment.TWIN_CLI_NOTE_SECONDS, 5),
  healthPatience: milliseconds(environment.TWIN_HEALTH_PATIENCE_SECONDS, 300),
});

function milliseconds(text, usual) {
  const seconds = Number(text || Number.NaN);
  return 1000 * (seconds >= 0 ? seconds : usual);
}
