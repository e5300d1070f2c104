import { flag, mapOf, matching, object, oneOf, text } from './shape.mjs';

const positive = { type: 'integer', minimum: 1 };

// Bicep knows no fractions: the cap is written as a string, and read by json().
const profile = object(
  {
    siteSku: oneOf('Free', 'Standard'),
    storageSku: oneOf('Standard_LRS', 'Standard_ZRS'),
    instanceMemoryMB: oneOf(512, 2048, 4096),
    maximumInstanceCount: { type: 'integer', minimum: 40, maximum: 1000 },
    alwaysReadyInstances: { type: 'integer', minimum: 0 },
    perInstanceConcurrency: { type: 'integer', minimum: 1, maximum: 1000 },
    logRetentionDays: { type: 'integer', minimum: 30, maximum: 730 },
    logDailyCapGb: { anyOf: [matching(/^\d+(\.\d+)?$/), positive] },
    deletedBlobRetentionDays: { type: 'integer', minimum: 1, maximum: 365 },
    monthlyBudget: positive,
  },
  { purgeProtection: flag },
);

/** The same members in each. */
export const profiles = object({ dev: profile, test: profile, prod: profile });

export const abbreviations = mapOf(matching(/^[a-z][a-z-]*$/));

/** A value is one variable of the azd environment, or an object of such, or of objects of such. */
const variable = matching(/^\$\{[A-Z][A-Z0-9_]*(=[^{}]*)?\}$/);

export const mainParameters = object({
  $schema: text,
  contentVersion: text,
  parameters: mapOf(object({ value: { anyOf: [variable, mapOf({ anyOf: [variable, mapOf(variable)] })] } })),
});
