/** The month that costs are estimated for. A turn is a question with its answer, and what the page asks around it. */
export const traffic = {
  turns: 1_000,
  inputTokens: 6_000,
  outputTokens: 300,
  spokenTurns: 100,
  secondsHeard: 10,
  charactersSpoken: 300,
  seconds: 8,
  requests: 4,
  storageOperations: 30,
  storedGb: 0.1,
  logGb: 0.00005,
};

/** What happens without any visitor: in an instance that is always ready, and anyway. */
export const idle = { logGb: 0.1, logGbOfInstance: 1, storageOperationsOfInstance: 300_000, vaultOperations: 10_000 };

export const secondsOfMonth = 730 * 3_600;
export const daysOfMonth = 30;
