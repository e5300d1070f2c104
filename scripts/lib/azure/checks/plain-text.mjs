import { error } from '../finding.mjs';
import { keyNames } from '../key-reference.mjs';

/** azd writes each value between quotation marks as it is, and what is no JSON any more it refuses without a name. */
export const plainTextFindings = (inputs) =>
  Object.entries(inputs)
    .filter(([, value]) => /["\\\p{Cc}]/u.test(value))
    .map(([name]) =>
      error(
        `${name} holds a quotation mark, a backslash or a line break, which azd can't give to Azure: ` +
          (keyNames.includes(name)
            ? `\`azd env set-secret ${name}\`, for from a vault it can.`
            : `\`azd env set ${name} ...\` without it.`),
      ),
    );
