// Short words for JSON Schema, so that a schema reads like what it is for.

export const text = { type: 'string', minLength: 1 };
export const number = { type: 'integer', minimum: 0 };
export const flag = { type: 'boolean' };
export const oneOf = (...values) => ({ enum: values });
export const matching = (pattern) => ({ type: 'string', pattern: pattern.source });
export const listOf = (items) => ({ type: 'array', items });

/** An object with these members and, unless `others` describes more, no other. */
export const object = (required, optional = {}, others = false) => ({
  type: 'object',
  required: Object.keys(required),
  properties: { ...required, ...optional },
  additionalProperties: others,
});

/** An object whose members all look alike, whatever they are called. */
export const mapOf = (values, names) => ({
  type: 'object',
  additionalProperties: values,
  ...(names ? { propertyNames: names } : {}),
});
