import { noteCall } from './tool.mjs';

// An azd that has no cloud. FAKE_AZD is JSON: `environments` are those it knows, `fails` the first words of what does not go well,
// `code` is how `azd up` and `azd down` end.
const { environments = [], fails, code = 0 } = JSON.parse(process.env.FAKE_AZD ?? '{}');
const args = process.argv.slice(2);
const words = args.slice(0, 2).join(' ');

noteCall(args.join(' '));
if (fails === words) {
  console.error('ERROR: the fake was told to fail');
  process.exitCode = 1;
} else if (words === 'version') {
  console.log('azd version 1.20.0 (commit 0123456789)');
} else if (words === 'env list') {
  console.log(JSON.stringify(environments.map((Name) => ({ Name, HasLocal: true, IsDefault: false }))));
} else if (['up', 'down'].includes(args[0])) {
  process.exitCode = code;
} else if (!['env new', 'env select', 'env set'].includes(words)) {
  console.error(`The fake does not know \`azd ${args.join(' ')}\`.`);
  process.exitCode = 99;
}
