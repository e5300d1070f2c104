import { error, warning } from '../finding.mjs';

const day = 86_400_000;
const soon = 60 * day;

/**
 * Whether a region has the model. `models` is what `az cognitiveservices model list` printed, `wanted` one of wanted-models.mjs.
 * Returns { findings, usageName }: under which name quota is counted; undefined when it can't be deployed.
 */
export function judgeModel(models, wanted, now) {
  const inRegion = models.map(({ model }) => model).filter((model) => model?.format === 'OpenAI');
  const named = inRegion.filter(({ name }) => same(name, wanted.name));
  if (named.length === 0) return { findings: [absent(wanted, alternatives(inRegion, wanted, now))] };
  const [model] = named.filter(({ version }) => version === wanted.version);
  if (!model) return { findings: [noVersion(wanted, unique(named.map(({ version }) => version)))] };
  const sku = skuOf(model, wanted);
  if (!sku) return { findings: [noSku(wanted, unique((model.skus ?? []).map(({ name }) => name)))] };
  const findings = retirement(model, sku, wanted, now, alternatives(inRegion, wanted, now));
  return { findings, usageName: findings.some(({ level }) => level === 'error') ? undefined : sku.usageName };
}

const same = (one, other) => String(one).toLowerCase() === String(other).toLowerCase();
const unique = (names) => [...new Set(names)].sort();

/** A SKU may be listed twice, once for fine-tuned models, which have a quota and a last day of their own. */
function skuOf(model, { name, sku }) {
  const usual = `OpenAI.${sku}.${name}`;
  const entries = (model.skus ?? []).filter((entry) => same(entry.name, sku));
  const entry =
    entries.find(({ usageName }) => same(usageName, usual)) ??
    entries.find(({ usageName }) => !/finetune/i.test(usageName));
  return entry && { ...entry, usageName: entry.usageName ?? usual };
}

function retirement(model, sku, wanted, now, others) {
  const { last, isOver, isNear } = lastDay(model, sku, now);
  const instead = others.length ? `: choose ${list(others)}, with ${settingModel(wanted, others[0])}` : '';
  if (isOver)
    return [
      error(
        `Azure has retired ${wanted.name} ${wanted.version}${last ? ` on ${last}` : ''}, so that it can't be deployed${instead}.`,
      ),
    ];
  if (isNear)
    return [warning(`Azure retires ${wanted.name} ${wanted.version}${last ? ` on ${last}` : ' soon'}${instead}.`)];
  return [];
}

function lastDay(model, sku, now) {
  const text = sku.deprecationDate ?? model.deprecation?.inference;
  const left = text ? Date.parse(text) - now : Number.POSITIVE_INFINITY;
  const isOver = left <= 0 || same(model.lifecycleStatus, 'Deprecated');
  return { last: text?.slice(0, 10), isOver, isNear: left <= soon || same(model.lifecycleStatus, 'Deprecating') };
}

/** Models of the same kind and size that can be deployed there in this way, newest version first: `mini` for a `mini`. */
function alternatives(models, wanted, now) {
  const kind = kindOf(wanted.name);
  const fits = (model) => {
    const sku =
      kindOf(model.name) === kind &&
      (wanted.isSpeech || model.capabilities?.chatCompletion === 'true') &&
      skuOf(model, { ...wanted, name: model.name });
    const ending = sku && lastDay(model, sku, now);
    return ending && !ending.isOver && !ending.isNear;
  };
  const names = models.filter(fits).map(({ name, version }) => `${name} ${version}`);
  const version = (text) => text.split(' ')[1];
  return unique(names)
    .filter((text) => text !== `${wanted.name} ${wanted.version}`)
    .sort((a, b) => version(b).localeCompare(version(a)))
    .slice(0, 4);
}

/** `gpt-5.4-mini` is a `gpt-mini`. */
const kindOf = (name) => name.toLowerCase().replace(/-?\d[\d.]*o?(?=-|$)/, '');

const absent = (wanted, others) =>
  error(
    `Azure OpenAI in ${wanted.location} does not have the model ${wanted.name}: ` +
      (others.length
        ? `there are ${list(others)}, with ${settingModel(wanted, others[0])}`
        : `\`azd env set ${wanted.inputs.name}\` chooses another model`) +
      ', or `azd env set AZURE_OPENAI_LOCATION` another region.',
  );

const noVersion = ({ name, version, location, inputs }, versions) =>
  error(
    `Azure OpenAI in ${location} has ${name} not in the version ${version} but in ${versions.join(', ')}: ` +
      `\`azd env set ${inputs.version} ${versions.at(-1)}\`.`,
  );

const noSku = ({ name, version, sku, location, inputs }, skus) =>
  error(
    `Azure OpenAI in ${location} does not offer ${name} ${version} as ${sku}` +
      (skus.length
        ? ` but as ${skus.join(', ')}: \`azd env set ${inputs.sku} ${skus[0]}\``
        : ': `azd env set AZURE_OPENAI_LOCATION` chooses another region') +
      '.',
  );

const list = (names) => names.join(', ');

const settingModel = ({ inputs }, text) => {
  const [name, version] = text.split(' ');
  return `\`azd env set ${inputs.name} ${name}\` and \`azd env set ${inputs.version} ${version}\``;
};
