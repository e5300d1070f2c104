using DigitalTwin.LocalHost;

return args switch
{
    [PersonaPush.Verb, .. var settings] => await PersonaPush.RunAsync(settings),
    [CheckSettings.Verb, .. var settings] => CheckSettings.Run(settings),
    _ => await Startup.RunAsync(args),
};
