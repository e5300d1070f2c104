import Ajv from 'ajv';

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });

/** What of `value` does not look as `schema` says: `name: /where what`, one each. */
export function shapeFindings(name, schema, value) {
  const fits = ajv.compile(schema);
  if (fits(value)) return [];
  return fits.errors.map(
    ({ instancePath, message, params }) => `${name}: ${instancePath || '/'} ${message}${detail(params)}.`,
  );
}

const detail = ({ additionalProperty, allowedValues }) =>
  additionalProperty ? ` (${additionalProperty})` : allowedValues ? ` (${allowedValues.join(', ')})` : '';
