// Which packages the app is built with: the official ones, or the stand-ins of standins/ for those that NuGet lacks here.
// Why there are two is in docs/decisions/0002.

/** What the environment variable UseStandIns asks for; undefined when it is unset or empty. Any word but true means official. */
export function modeOfVariable(value) {
  if (!value) return undefined;
  return value.toLowerCase() === 'true' ? 'standins' : 'official';
}

/** The mode that Packages.Mode.props remembers; undefined for an unreadable file, so that the question is asked again. */
export function modeOfProps(xml) {
  const value = /<UseStandIns[^>]*>\s*(true|false)\s*</i.exec(xml)?.[1];
  return modeOfVariable(value);
}

export function propsOfMode(mode) {
  return `<!-- Which packages this machine builds with: written by npm start and npm test, read by Directory.Build.props. -->
<Project>
  <PropertyGroup>
    <UseStandIns Condition="'$(UseStandIns)' == ''">${mode === 'standins'}</UseStandIns>
  </PropertyGroup>
</Project>
`;
}

/**
 * The choice that can be made without asking NuGet: { mode, why, remember }, or undefined when it has to be asked.
 * The environment wins over --packages, and that over what is remembered.
 */
export function choiceWithoutProbe({ variable, requested, remembered }) {
  const fromVariable = modeOfVariable(variable);
  if (fromVariable) return { mode: fromVariable, why: `UseStandIns=${variable} in the environment`, remember: false };
  if (requested === 'probe') return undefined;
  if (requested) return { mode: requested, why: 'as --packages says', remember: true };
  if (remembered) return { mode: remembered, why: 'as found before; --packages=probe asks again', remember: false };
  return undefined;
}

/** What a restore of the official packages says: `complete`, `missing` with the packages' names, or `unclear` with NuGet's first error. */
export function judgeRestore({ code, output }) {
  if (code === 0) return { verdict: 'complete' };
  const errors = [...output.matchAll(/\berror ((?:NU|MSB|NETSDK)\d{4}): (.*)/g)];
  const missing = errors.filter(([, id]) => /^NU110[123]$/.test(id));
  if (missing.length === 0 || errors.some(([, id]) => id === 'NU1301')) {
    return { verdict: 'unclear', error: errors.at(0)?.slice(1).join(': ') ?? `dotnet restore ended with ${code}` };
  }
  const names = missing.flatMap(([, , text]) => /package '?([\w.-]*\w)/i.exec(text)?.[1] ?? []);
  return { verdict: 'missing', packages: [...new Set(names)].sort() };
}
