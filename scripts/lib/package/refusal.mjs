/**
 * Why the app cannot be packaged for Azure with these packages, and what to do, in one sentence; undefined when it can.
 * `why` is what choosePackages says of its choice.
 */
export function refusal(mode, why) {
  if (mode !== 'standins') return undefined;
  return (
    `The app is not packaged for Azure: it would be built with the stand-ins (${why}), which only imitate the Functions worker, so ` +
    'that Azure would start nothing; run `npm run package -- --packages=probe` where NuGet has the official packages, such as ' +
    'nuget.org, with the environment variable UseStandIns unset.'
  );
}
